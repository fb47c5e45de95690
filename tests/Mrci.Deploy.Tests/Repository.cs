using System.Runtime.CompilerServices;

namespace Mrci.Deploy.Tests;

/// <summary>The checkout that the tests were compiled from.</summary>
internal static class Repository
{
    private static readonly string Root = System.IO.Path.GetFullPath(System.IO.Path.Combine(Here(), "..", ".."));

    public static string Path(string name) => System.IO.Path.Combine(Root, name);

    public static string Read(string name) => File.ReadAllText(Path(name));

    /// <summary>Files below deploy/, by their names from the root.</summary>
    public static IEnumerable<string> DeployFiles() => Directory.EnumerateFiles(Path("deploy"), "*", SearchOption.AllDirectories)
        .Select(static file => System.IO.Path.GetRelativePath(Root, file))
        .Order(StringComparer.Ordinal);

    /// <summary>Pages that tell how to deploy.</summary>
    public static IEnumerable<string> DeployPages() => Directory.EnumerateFiles(Path("docs"), "deploy*.md")
        .Select(static file => System.IO.Path.GetRelativePath(Root, file))
        .Order(StringComparer.Ordinal);

    private static string Here([CallerFilePath] string file = "") => System.IO.Path.GetDirectoryName(file)!;
}
