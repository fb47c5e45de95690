using System.Diagnostics.CodeAnalysis;

namespace Mrci.Testing.PostgreSql;

/// <summary>Where the programs of a PostgreSQL server are on this machine.</summary>
public static class PostgresPrograms
{
    /// <summary>Environment variable with the directory of <c>initdb</c> and <c>postgres</c>, for machines that keep them elsewhere.</summary>
    public const string Variable = "MRCI_POSTGRES_BIN";

    // Debian keeps them off the path, one directory per version.
    private const string DebianRoot = "/usr/lib/postgresql";

    /// <summary>What to tell somebody whose machine has none.</summary>
    public static string Advice =>
        $"No PostgreSQL server is installed here: run eng/install-test-dependencies, or set {Variable} to the directory of initdb and postgres.";

    /// <summary>Finds the newest.</summary>
    /// <param name="directory">Directory that holds <c>initdb</c> and <c>postgres</c>.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFind([NotNullWhen(true)] out string? directory)
    {
        directory = OperatingSystem.IsWindows() ? null : Candidates().FirstOrDefault(HasPrograms);
        return directory is not null;
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen)
            return [chosen];

        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var debian = Directory.Exists(DebianRoot) ? Directory.GetDirectories(DebianRoot) : [];
        return debian
            .OrderByDescending(version => int.TryParse(Path.GetFileName(version), out var number) ? number : 0)
            .Select(version => Path.Combine(version, "bin"))
            .Concat(path);
    }

    private static bool HasPrograms(string directory) =>
        File.Exists(Path.Combine(directory, "initdb")) && File.Exists(Path.Combine(directory, "postgres"));
}
