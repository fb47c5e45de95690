using System.Buffers;

namespace Mrci.Commands.Files.Paths;

/// <summary>Which texts can be names of files.</summary>
internal static class FileNames
{
    // What separates, names a stream of a file or a drive, or is a pattern there; and control characters.
    private static readonly SearchValues<char> RefusedOnWindows = SearchValues.Create([.. Enumerable.Range(0, 32).Select(static c => (char)c), .. "\\:*?\"<>|"]);

    /// <summary>Whether a name can be asked for at all.</summary>
    /// <param name="name">Not empty, without <c>/</c>.</param>
    public static bool IsPossible(string name) =>
        OperatingSystem.IsWindows()
            ? !name.AsSpan().ContainsAny(RefusedOnWindows) && !name.EndsWith('.') && !name.EndsWith(' ')
            : !name.Contains('\0', StringComparison.Ordinal);
}
