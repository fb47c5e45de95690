using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Mrci.Modules.Packages;

/// <summary>
/// Names of the entries of an archive. What is taken is relative, stays below the directory that it is unpacked in, and means the same file on every
/// system: Windows reads <c>nul.txt</c> as a device and <c>a.</c> as <c>a</c>.
/// </summary>
public static class EntryName
{
    private const char Separator = '/';

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\:*?\"<>|");

    // Reserved by Windows, with any suffix; the superscript digits count as digits.
    private static readonly FrozenSet<string> Devices = new[] { "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$" }
        .Concat("0123456789¹²³".SelectMany(static digit => new[] { $"COM{digit}", $"LPT{digit}" }))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes a name apart.</summary>
    /// <param name="name">The name as the archive has it.</param>
    /// <param name="segments">Directories from the top, and last the file or directory itself; empty when the name is refused.</param>
    /// <param name="isDirectory">Whether it is a directory: its name ends in <c>/</c>.</param>
    /// <returns>Whether the name is taken.</returns>
    public static bool TryParse(string name, out string[] segments, out bool isDirectory)
    {
        isDirectory = name.EndsWith(Separator);
        var path = isDirectory ? name[..^1] : name;
        segments = path.Length <= PackageLimits.PathLength ? path.Split(Separator) : [];
        if (segments.Length > 0 && Array.TrueForAll(segments, IsName))
            return true;
        segments = [];
        return false;
    }

    private static bool IsName(string segment) =>
        segment.Length > 0
        && !segment.AsSpan().ContainsAny(Forbidden)
        && !segment.Any(char.IsControl)
        // Takes "." and ".." with it.
        && segment[^1] != '.'
        && !char.IsWhiteSpace(segment[0])
        && !char.IsWhiteSpace(segment[^1])
        && IsWellFormed(segment)
        && Encoding.UTF8.GetByteCount(segment) <= PackageLimits.NameBytes
        && !Devices.Contains(segment.AsSpan(0, segment.AsSpan().IndexOf('.') is var dot and >= 0 ? dot : segment.Length).TrimEnd().ToString());

    private static bool IsWellFormed(string segment)
    {
        foreach (var rune in segment.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
                return false;
        }

        return true;
    }
}
