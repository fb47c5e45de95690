namespace Mrci.Modules.Packages;

/// <summary>The files and directories of an archive: whether each path is there once, also on a file system that ignores case.</summary>
internal sealed class EntryTree
{
    private readonly HashSet<string> _files = new(StringComparer.OrdinalIgnoreCase);

    // By path without regard to case: as it was spelled first.
    private readonly Dictionary<string, string> _directories = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds an entry with the directories above it.</summary>
    /// <returns>Whether nothing else has its place.</returns>
    public bool TryAdd(string[] segments, bool isDirectory)
    {
        var directories = isDirectory ? segments.Length : segments.Length - 1;
        for (var depth = 1; depth <= directories; depth++)
        {
            if (!TryAddDirectory(string.Join('/', segments, 0, depth)))
                return false;
        }

        if (isDirectory)
            return true;
        var path = string.Join('/', segments);
        return !_directories.ContainsKey(path) && _files.Add(path);
    }

    private bool TryAddDirectory(string path)
    {
        if (_files.Contains(path))
            return false;
        return _directories.TryAdd(path, path) || _directories[path].Equals(path, StringComparison.Ordinal);
    }
}
