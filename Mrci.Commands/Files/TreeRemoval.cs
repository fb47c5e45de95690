using Mrci.Commands.Files.Nodes;

namespace Mrci.Commands.Files;

/// <summary>Removes an object, a directory with all that is in it, a bounded number of entries at a time. Links are removed, never entered (C-FS.3).</summary>
internal sealed class TreeRemoval : IDisposable
{
    private const int EntriesPerTurn = 256;

    // Each level is open. Deeper ones are first moved up, to the top of what is removed.
    private const int MostLevels = 64;

    private readonly FileNode _parent;
    private readonly string _name;
    private readonly Stack<(FileNode Directory, string Name)> _levels = new();
    private bool _isStarted;

    private TreeRemoval(FileNode parent, string name) => (_parent, _name) = (parent, name);

    /// <summary>Prepares a removal; nothing is touched yet.</summary>
    /// <param name="parent">The directory that holds the object; not closed here.</param>
    /// <param name="name">Name of the object.</param>
    public static TreeRemoval Of(FileNode parent, string name) => new(parent, name);

    /// <summary>Goes on for a bounded number of entries.</summary>
    /// <returns>Whether all is gone.</returns>
    public bool Advance()
    {
        if (!_isStarted)
        {
            _isStarted = true;
            TryEnter(_parent, _name);
        }

        for (var left = EntriesPerTurn; left > 0 && _levels.Count > 0;)
            left -= Clear(left);
        if (_levels.Count > 0)
            return false;
        _parent.Flush();
        return true;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var (directory, _) in _levels)
            directory.Dispose();
        _levels.Clear();
    }

    // Works on the innermost directory; returns how many entries it has dealt with.
    private int Clear(int most)
    {
        var (directory, directoryName) = _levels.Peek();

        // A listing is read anew after entries have been removed: what a running one would say then is nobody's promise.
        var items = directory.List().Take(most).ToArray();
        if (items.Length == 0)
        {
            _levels.Pop().Directory.Dispose();
            Above().Remove(directoryName, isDirectory: true);
            return 1;
        }

        var done = 0;
        foreach (var item in items)
        {
            done++;
            if (item.Kind != FileKind.Directory)
                directory.Remove(item.Name, isDirectory: false);
            else if (_levels.Count >= MostLevels)
                directory.Rename(item.Name, _levels.Last().Directory, HiddenNames.Next(), RenameMode.Keep);
            else if (TryEnter(directory, item.Name))
                return done;
        }

        return done;
    }

    private FileNode Above() => _levels.Count > 0 ? _levels.Peek().Directory : _parent;

    // False when it was no directory and is gone, or was gone already.
    private bool TryEnter(FileNode directory, string entry)
    {
        var node = directory.Find(entry);
        if (node is { Status.Kind: FileKind.Directory })
        {
            _levels.Push((node, entry));
            return true;
        }

        if (node is null)
            return false;
        node.Dispose();
        directory.Remove(entry, isDirectory: false);
        return false;
    }
}
