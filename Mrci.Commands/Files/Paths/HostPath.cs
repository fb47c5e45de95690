using Mrci.Commands.Files.Nodes;

namespace Mrci.Commands.Files.Paths;

/// <summary>
/// A virtual path that has been walked (C-FS.1): the objects on it are open, so what is done with them stays below the root whatever happens to
/// their names.
/// </summary>
internal sealed class HostPath : IDisposable
{
    private readonly List<FileNode> _directories;
    private readonly List<string> _missing;

    /// <summary>Takes over what the walk has opened.</summary>
    /// <param name="status">Where the walk has ended.</param>
    /// <param name="directories">From the root on, those that were entered.</param>
    /// <param name="names">Their names; that of the root is empty.</param>
    /// <param name="leaf">The object at the end, when it is no directory.</param>
    /// <param name="rest">Name of the leaf, or all names that do not exist.</param>
    public HostPath(
        HostPathStatus status, List<FileNode> directories, IReadOnlyList<string> names, FileNode? leaf, IReadOnlyList<string> rest)
    {
        Status = status;
        _directories = directories;
        Leaf = leaf;
        _missing = leaf is null ? [.. rest] : [];
        Virtual = $"/{string.Join('/', names.Skip(1).Concat(rest))}";
        Name = rest.Count > 0 ? rest[^1] : names[^1];
    }

    /// <summary>What the path leads to.</summary>
    public HostPathStatus Status { get; }

    /// <summary>The path from <c>/</c> on, without links, as far as it has been followed.</summary>
    public string Virtual { get; }

    /// <summary>The last name; empty for the root.</summary>
    public string Name { get; }

    /// <summary>Names that do not exist, from the first on; all but the last would be directories.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>Whether it is the root, which is neither made, moved, nor removed.</summary>
    public bool IsRoot => _directories.Count == 1 && Leaf is null && Missing.Count == 0;

    /// <summary>The object; only when found.</summary>
    public FileNode Node => Leaf ?? _directories[^1];

    /// <summary>The directory that holds the object, or would hold it once the missing directories are there; not for the root.</summary>
    public FileNode Parent => Leaf is null && Missing.Count == 0 ? _directories[^2] : _directories[^1];

    private FileNode? Leaf { get; }

    /// <summary>Makes the directories that are missing before the last name.</summary>
    /// <exception cref="FileFaultException">One cannot be made, or something else has come there meanwhile.</exception>
    public void MakeParents()
    {
        while (_missing.Count > 1)
        {
            var made = MakeDirectory(_directories[^1], _missing[0]);
            _directories.Add(made);
            _missing.RemoveAt(0);
        }
    }

    /// <summary>Makes the directory itself, and those before it.</summary>
    /// <exception cref="FileFaultException">One cannot be made, or something else has come there meanwhile.</exception>
    public void MakeDirectory()
    {
        MakeParents();
        MakeDirectory(_directories[^1], Name).Dispose();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Leaf?.Dispose();
        foreach (var directory in _directories)
            directory.Dispose();
    }

    // Somebody else may make the same directory at the same time.
    private static FileNode MakeDirectory(FileNode parent, string name)
    {
        try
        {
            parent.MakeDirectory(name);
            parent.Flush();
        }
        catch (FileFaultException fault) when (fault.Fault == FileFault.Exists)
        {
            // What is there is looked at next.
        }

        var node = parent.Find(name);
        if (node is { Status.Kind: FileKind.Directory })
            return node;
        node?.Dispose();
        throw new FileFaultException(FileFault.Exists, "something else is in the place of a directory");
    }
}
