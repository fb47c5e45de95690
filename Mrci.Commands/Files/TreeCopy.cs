using Mrci.Commands.Files.Nodes;

namespace Mrci.Commands.Files;

/// <summary>
/// Copies an object, a directory with all that is in it, one entry or a bounded part of a file at a time (C-fs_copy.2, C-fs_copy.3). Links are copied
/// as they are (C-FS.3). As a move to another volume it removes each source after its copy, and directories that are empty by then (C-fs_move.1).
/// </summary>
internal sealed class TreeCopy : IDisposable
{
    // Each level keeps two directories open.
    private const int MostLevels = 128;

    private readonly bool _moves;
    private readonly TimeProvider _time;
    private readonly Action<string> _tell;
    private readonly Stack<Level> _levels = new();
    private CopyPlace? _next;
    private CopyPlace? _current;
    private FileCopy? _file;
    private bool? _all;
    private bool _mayReplaceNext;

    private TreeCopy(CopyPlace top, bool moves, bool replacesAll, TimeProvider time, Action<string> tell)
    {
        (_next, _moves, _time, _tell) = (top, moves, time, tell);
        _all = replacesAll ? true : null;

        // Whoever asked for the copy has been asked about the object itself.
        _mayReplaceNext = true;
    }

    /// <summary>What to ask, while an answer is awaited.</summary>
    public string Question => $"\n{_next!.NewShown} exists already. Overwrite it (y/n/y-all/n-all)? ";

    /// <summary>Prepares a copy; nothing is touched yet.</summary>
    /// <param name="top">The object and where it goes; the directories are not closed here.</param>
    /// <param name="moves">The source is removed.</param>
    /// <param name="replacesAll">Nothing is asked.</param>
    /// <param name="time">The clock.</param>
    /// <param name="tell">Takes text for the client.</param>
    public static TreeCopy Of(CopyPlace top, bool moves, bool replacesAll, TimeProvider time, Action<string> tell) =>
        new(top, moves, replacesAll, time, tell);

    /// <summary>Takes the answer to the question.</summary>
    /// <param name="replaces">Whether the entry is replaced; else it is left out.</param>
    /// <param name="isForAll">Whether that is the answer for all that follow.</param>
    public void Answer(bool replaces, bool isForAll)
    {
        if (isForAll)
            _all = replaces;
        if (replaces)
            _mayReplaceNext = true;
        else
            _next = null;
    }

    /// <summary>Goes on for a turn.</summary>
    public async ValueTask<CopyStep> AdvanceAsync()
    {
        if (_file is not null)
        {
            if (await _file.AdvanceAsync(_time, _tell))
                EndFile();
            return CopyStep.More;
        }

        if (_next is null && !TryTakeNext())
            return _levels.Count == 0 ? CopyStep.Done : CopyStep.More;
        return Begin(_next!);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _file?.Dispose();
        foreach (var level in _levels)
            level.Dispose();
        _levels.Clear();
    }

    private bool TryTakeNext()
    {
        if (!_levels.TryPeek(out var level))
            return false;
        if (!level.Listing.IsRead)
        {
            level.Listing.Read();
            return false;
        }

        if (level.Listing.TryTake(out var item))
        {
            _next = level.Place.Inside(level.From, level.To, item.Name);
            return true;
        }

        _levels.Pop();
        level.To.Flush();
        level.Dispose();
        if (_moves)
            RemoveIfEmpty(level.Place);
        return false;
    }

    private CopyStep Begin(CopyPlace place)
    {
        using var node = place.From.Find(place.Name);
        if (node is null)
        {
            // Gone since it was listed.
            _next = null;
            return CopyStep.More;
        }

        using var present = place.To.Find(place.NewName);
        if (present is not null && present.Status.Kind != node.Status.Kind)
            throw new FileFaultException(FileFault.Exists, $"{place.NewShown} is of another kind");
        if (present is not null && node.Status.Kind != FileKind.Directory && !_mayReplaceNext)
        {
            if (_all is null)
                return CopyStep.Asks;
            if (_all is false)
            {
                _next = null;
                return CopyStep.More;
            }
        }

        (_next, _mayReplaceNext) = (null, false);
        Copy(place, node, present is not null);
        return CopyStep.More;
    }

    private void Copy(CopyPlace place, FileNode node, bool isPresent)
    {
        switch (node.Status.Kind)
        {
            case FileKind.File:
                _tell($"{place.Shown} --> {place.NewShown}\n");
                (_current, _file) = (place, FileCopy.Start(place, node, isPresent));
                break;
            case FileKind.Link:
                // Two steps that leave no moment without a link.
                var hidden = HiddenNames.Next();
                place.To.MakeLink(hidden, node.ReadLink());
                place.To.Rename(hidden, place.To, place.NewName, isPresent ? RenameMode.Replace : RenameMode.Keep);
                place.To.Flush();
                RemoveSource(place);
                break;
            case FileKind.Directory:
                Enter(place, isPresent);
                break;
            default:
                throw new FileFaultException(FileFault.Unsupported, $"{place.Shown} is neither a file, nor a link, nor a directory");
        }
    }

    private void Enter(CopyPlace place, bool isPresent)
    {
        if (_levels.Count >= MostLevels)
            throw new FileFaultException(FileFault.Unsupported, $"{place.Shown} lies too deep");
        if (!isPresent)
            place.To.MakeDirectory(place.NewName);
        var from = place.From.Find(place.Name);
        var to = place.To.Find(place.NewName);
        if (from is { Status.Kind: FileKind.Directory } && to is { Status.Kind: FileKind.Directory })
        {
            _levels.Push(new Level(place, from, to));
            return;
        }

        from?.Dispose();
        to?.Dispose();
        throw new FileFaultException(FileFault.Changed, $"{place.Shown} has been changed meanwhile");
    }

    private void EndFile()
    {
        var place = _current!;
        _file!.Dispose();
        (_file, _current) = (null, null);

        // The copy must have its name on the disk before the source has none.
        if (_moves || _levels.Count == 0)
            place.To.Flush();
        RemoveSource(place);
    }

    private void RemoveSource(CopyPlace place)
    {
        if (_moves)
            place.From.Remove(place.Name, isDirectory: false);
    }

    private static void RemoveIfEmpty(CopyPlace place)
    {
        try
        {
            place.From.Remove(place.Name, isDirectory: true);
        }
        catch (FileFaultException fault) when (fault.Fault is FileFault.NotEmpty or FileFault.NotFound)
        {
            // B-28: what was left out stays.
        }
    }

    private sealed class Level(CopyPlace place, FileNode from, FileNode to) : IDisposable
    {
        public CopyPlace Place => place;

        public FileNode From => from;

        public FileNode To => to;

        public DirectoryListing Listing { get; } = DirectoryListing.Of(from, withHidden: true);

        public void Dispose()
        {
            Listing.Dispose();
            from.Dispose();
            to.Dispose();
        }
    }
}
