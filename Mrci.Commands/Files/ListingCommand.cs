using System.Text;
using Mrci.Commands.Files.Nodes;
using Mrci.Commands.Files.Paths;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Files;

/// <summary>What <c>fs_list</c> and <c>fs_tree</c> share: their arguments, their checks, and how entries are told in turns.</summary>
/// <param name="name">Name in the catalog.</param>
/// <param name="session">The session that the command belongs to.</param>
public abstract class ListingCommand(string name, ISessionContext session) : FileCommand(name, session)
{
    // Entries told in one turn. An entry with a FILE_INFO takes some ten system calls.
    private const int NamesPerTurn = 1024;
    private const int InfosPerTurn = 256;

    // Paths of a tree may be long: what makes a frame is bounded too, in UTF-16 code units.
    private const int TextPerTurn = 64 * 1024;

    private HostPath? _path;
    private DirectoryListing? _listing;
    private bool _withHidden;
    private bool _asFrames;

    /// <inheritdoc />
    public override void Term()
    {
        CloseDirectory();
        (_withHidden, _asFrames) = (false, false);
    }

    /// <inheritdoc />
    protected sealed override ValueTask BeginAsync(ArgumentLine line)
    {
        var target = line.Get("-path");
        var path = Resolve(target ?? ".", follow: true);
        if (!Reached(path, "-path")
            || !InState(path.Node.Status.Kind == FileKind.Directory, "-path names no directory.")
            || !Permitted(path.Node.Can(FileRight.Read), "the directory cannot be read."))
        {
            path.Dispose();
            return ValueTask.CompletedTask;
        }

        _withHidden = !line.Has("-no_hidden");
        _asFrames = line.Has("-info_frame");
        Open(path);
        Entered(target ?? path.Virtual);
        Host.EnableLoop(true);
        return StepAsync();
    }

    /// <inheritdoc />
    protected sealed override ValueTask StepAsync()
    {
        if (_listing is null && !TryOpenNext())
        {
            Finish();
            return ValueTask.CompletedTask;
        }

        if (_listing is not { IsRead: true } && !Read())
            return ValueTask.CompletedTask;
        var text = new StringBuilder();
        var isLeft = true;
        for (var i = 0; i < (_asFrames ? InfosPerTurn : NamesPerTurn) && isLeft && text.Length < TextPerTurn; i++)
        {
            isLeft = _listing!.TryTake(out var item);
            if (isLeft)
                Tell(item, text);
        }

        if (text.Length > 0)
            Main(text.ToString());
        if (isLeft)
            return ValueTask.CompletedTask;
        CloseDirectory();
        if (!HasNext)
            Finish();
        return ValueTask.CompletedTask;
    }

    /// <summary>Whether more directories follow.</summary>
    protected virtual bool HasNext => false;

    /// <summary>The directory that was asked for has been opened.</summary>
    /// <param name="shown">Its path as it is shown.</param>
    protected abstract void Entered(string shown);

    /// <summary>The text that stands for an entry, without the mark of a directory.</summary>
    private protected abstract string TextOf(DirectoryItem item);

    /// <summary>Opens the next directory by <see cref="Open"/>.</summary>
    /// <returns>False when there is none.</returns>
    private protected virtual bool TryOpenNext() => false;

    /// <summary>Starts to list a directory, which is taken over.</summary>
    private protected void Open(HostPath path)
    {
        _path = path;
        _listing = DirectoryListing.Of(path.Node, _withHidden);
    }

    private bool Read()
    {
        _listing!.Read();
        return _listing.IsRead;
    }

    private void Tell(DirectoryItem item, StringBuilder text)
    {
        var shown = TextOf(item);
        if (!_asFrames)
        {
            text.Append(shown).Append(item.Kind == FileKind.Directory ? "/\n" : "\n");
            return;
        }

        // Gone since it was read: there is nothing to tell.
        using var node = _path!.Node.Find(item.Name);
        if (node is not null)
            Host.DataToClient(ObjectInfo.Of(Tree, _path.Virtual, item.Name, node).ToArray(), FrameType.FileInfo);
    }

    private void CloseDirectory()
    {
        _listing?.Dispose();
        _path?.Dispose();
        (_listing, _path) = (null, null);
    }
}
