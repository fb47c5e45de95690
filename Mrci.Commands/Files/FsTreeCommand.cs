using Mrci.Commands.Files.Nodes;
using Mrci.Commands.Files.Paths;

namespace Mrci.Commands.Files;

/// <summary>Lists a directory tree, level by level (C-fs_tree.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class FsTreeCommand(ISessionContext session) : ListingCommand("fs_tree", session)
{
    // Directories that are known and not listed yet: some 20 MB with names of usual length.
    private const int MostWaiting = 100_000;

    private readonly Queue<string> _waiting = new();
    private string _shown = "";
    private string _start = "/";

    /// <inheritdoc />
    protected override bool HasNext => _waiting.Count > 0;

    /// <inheritdoc />
    protected override string Help =>
        """
        Lists a directory and all directories below it, level by level. Links are listed and not entered; directories that the host may not read
        are left out.

        -path (text)   the directory; without it the current one.
        -info_frame    sends one frame with details for each entry, for programs, instead of text.
        -no_hidden     leaves out names that start with a dot, and what is below them.
        """;

    /// <inheritdoc />
    public override void Term()
    {
        base.Term();
        _waiting.Clear();
    }

    /// <inheritdoc />
    protected override void Entered(string shown) => (_shown, _start) = (shown.TrimEnd('/'), Session.State.CurrentDirectory);

    /// <inheritdoc />
    private protected override string TextOf(DirectoryItem item)
    {
        var shown = $"{_shown}/{item.Name}";
        if (item.Kind != FileKind.Directory)
            return shown;
        if (_waiting.Count >= MostWaiting)
            throw new FileFaultException(FileFault.Full, $"the tree has more than {MostWaiting} directories on one level");
        _waiting.Enqueue(shown);
        return shown;
    }

    /// <inheritdoc />
    private protected override bool TryOpenNext()
    {
        while (_waiting.TryDequeue(out var shown))
        {
            // The session may have another current directory by now. What has become a link is not entered, and what has gone or cannot be read is left out.
            var path = Tree.Resolve(_start, shown, follow: false);
            if (path.Status == HostPathStatus.Found && path.Node.Status.Kind == FileKind.Directory && path.Node.Can(FileRight.Read))
            {
                _shown = shown;
                Open(path);
                return true;
            }

            path.Dispose();
        }

        return false;
    }
}
