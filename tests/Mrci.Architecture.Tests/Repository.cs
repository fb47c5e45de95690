using System.Runtime.CompilerServices;

namespace Mrci.Architecture.Tests;

/// <summary>The checkout that the tests were compiled from.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    public static IEnumerable<string> ProductProjects() =>
        Directory.EnumerateDirectories(Root, "Mrci.*").SelectMany(directory => Directory.EnumerateFiles(directory, "*.csproj"));

    /// <summary>Source files of product folders, generated ones left out.</summary>
    public static IEnumerable<string> ProductSources() =>
        Directory.EnumerateDirectories(Root, "Mrci.*")
            .SelectMany(directory => Directory.EnumerateFiles(directory, "*.cs", SearchOption.AllDirectories))
            .Where(file => !Segments(file).Any(segment => segment is "obj" or "bin"));

    /// <summary>Source files of the tests, generated ones left out.</summary>
    public static IEnumerable<string> TestSources() =>
        Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Segments(file).Any(segment => segment is "obj" or "bin"));

    /// <summary>Text of a file of the repository; nothing when there is none.</summary>
    public static string Read(string name)
    {
        var path = Path.Combine(Root, name);
        return File.Exists(path) ? File.ReadAllText(path) : "";
    }

    public static string[] Segments(string file) => Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar);

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
