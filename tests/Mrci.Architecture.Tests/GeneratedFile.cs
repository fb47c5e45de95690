namespace Mrci.Architecture.Tests;

/// <summary>A file of the repository that is generated: tests compare it, and <c>eng/refresh</c> has them write it.</summary>
internal static class GeneratedFile
{
    private const string RefreshVariable = "MRCI_REFRESH";

    /// <summary>Compares a file with what it has to be, or writes it when that is asked for.</summary>
    /// <param name="name">Path in the repository.</param>
    /// <param name="text">What it has to hold.</param>
    public static void ShouldBe(string name, string text)
    {
        var path = Path.Combine(Repository.Root, name);
        if (Environment.GetEnvironmentVariable(RefreshVariable) == "1")
            File.WriteAllText(path, text);

        var present = File.Exists(path) ? File.ReadAllText(path) : "";
        if (string.Equals(present, text, StringComparison.Ordinal))
            return;
        var difference = text.Split('\n').Except(present.Split('\n'), StringComparer.Ordinal).FirstOrDefault() ?? "a line too many";
        Assert.Fail($"{name} is stale: run eng/refresh and commit what it writes. First difference: {difference}");
    }
}
