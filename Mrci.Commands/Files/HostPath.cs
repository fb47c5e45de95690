namespace Mrci.Commands.Files;

/// <summary>Finds files of the host by the virtual paths that clients send (C-FS.1, C-FS.6).</summary>
internal static class HostPath
{
    private const char Separator = '/';

    /// <summary>The real path of a file below the root, links followed.</summary>
    /// <param name="root">Real path of the root of the virtual paths.</param>
    /// <param name="directory">Current directory of the session, virtual.</param>
    /// <param name="path">What the client sent; relative paths start at the current directory.</param>
    /// <param name="real">The real path; empty unless found.</param>
    /// <returns>Whether there is such a file, and whether it may be reached.</returns>
    public static HostPathStatus TryFindFile(string root, string directory, string path, out string real)
    {
        real = "";
        var top = Resolve(Path.GetFullPath(root));
        if (top is null)
            return HostPathStatus.NotFound;
        var current = top;
        foreach (var segment in Segments(directory, path))
        {
            var next = Resolve(Path.Combine(current, segment));
            if (next is null)
                return HostPathStatus.NotFound;
            // Only a link can lead outside: segments hold no way up.
            if (!IsInside(top, next))
                return HostPathStatus.Outside;
            current = next;
        }

        real = current;
        return File.Exists(current) ? HostPathStatus.Found : HostPathStatus.NotFound;
    }

    // C-FS.6: `..` in `/` is `/`.
    private static List<string> Segments(string directory, string path)
    {
        var whole = path.StartsWith(Separator) ? path : $"{directory}{Separator}{path}";
        var segments = new List<string>();
        foreach (var segment in whole.Split(Separator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment is "..")
                segments.RemoveRange(Math.Max(0, segments.Count - 1), Math.Min(1, segments.Count));
            else if (segment is not ".")
                segments.Add(segment);
        }

        return segments;
    }

    // The final target of a link, else the path itself; null when there is nothing.
    private static string? Resolve(string path)
    {
        FileSystemInfo info = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
        return info.Exists ? (info.ResolveLinkTarget(returnFinalTarget: true) ?? info).FullName : null;
    }

    private static bool IsInside(string top, string path) =>
        path.Equals(top, StringComparison.Ordinal)
        || path.StartsWith(top.EndsWith(Path.DirectorySeparatorChar) ? top : top + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
