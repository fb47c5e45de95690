using Mrci.Commands.Files.Nodes;

namespace Mrci.Commands.Files;

/// <summary>
/// The entries of one directory in the order of C-fs_list.1. All names must be known before the first can be told, so they are read bit by bit and
/// kept; nothing else of the entries is.
/// </summary>
internal sealed class DirectoryListing : IDisposable
{
    private const int ReadAtOnce = 4096;

    private readonly IEnumerator<DirectoryItem> _source;
    private readonly bool _withHidden;
    private readonly List<DirectoryItem> _items = [];
    private int _next;

    private DirectoryListing(FileNode directory, bool withHidden) =>
        (_source, _withHidden) = (directory.List().GetEnumerator(), withHidden);

    /// <summary>Whether all entries are known, so that they can be taken.</summary>
    public bool IsRead { get; private set; }

    /// <summary>Starts a listing; nothing is read yet.</summary>
    /// <param name="directory">The directory; not closed here.</param>
    /// <param name="withHidden">Whether names that start with a dot count.</param>
    public static DirectoryListing Of(FileNode directory, bool withHidden) => new(directory, withHidden);

    /// <summary>Reads on for a bounded time.</summary>
    public void Read()
    {
        for (var i = 0; i < ReadAtOnce; i++)
        {
            if (!_source.MoveNext())
            {
                _items.Sort(DirectoryItem.Compare);
                IsRead = true;
                return;
            }

            if (_withHidden || !_source.Current.Name.StartsWith('.'))
                _items.Add(_source.Current);
        }
    }

    /// <summary>The next entry.</summary>
    /// <returns>False when there is none.</returns>
    public bool TryTake(out DirectoryItem item)
    {
        var isLeft = _next < _items.Count;
        item = isLeft ? _items[_next++] : default;
        return isLeft;
    }

    /// <inheritdoc />
    public void Dispose() => _source.Dispose();
}
