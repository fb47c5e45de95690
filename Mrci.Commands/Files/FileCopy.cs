using Microsoft.Win32.SafeHandles;
using Mrci.Commands.Files.Nodes;
using Mrci.Commands.Transfers;

namespace Mrci.Commands.Files;

/// <summary>Copies one file in turns. The target is the old file, if any, until the copy is complete and on the disk.</summary>
internal sealed class FileCopy : IDisposable
{
    // C-fs_copy.2 allows twice as much; some 10 ms of a disk.
    private const long BytesPerTurn = 8 * 1024 * 1024;

    private readonly CopyPlace _place;
    private readonly SafeFileHandle _source;
    private readonly FileDraft _draft;
    private readonly long _length;
    private readonly bool _mayReplace;
    private TransferProgress _progress;
    private long _done;
    private FileFlush? _flush;

    private FileCopy(CopyPlace place, FileNode node, bool mayReplace)
    {
        (_place, _mayReplace) = (place, mayReplace);
        _source = node.OpenRead();
        try
        {
            _length = RandomAccess.GetLength(_source);
            _progress = new TransferProgress(_length);
            _draft = place.To.CreateDraft();
        }
        catch
        {
            _source.Dispose();
            throw;
        }

        if (node.Status.Mode is { } mode && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(_draft.Handle, mode);
    }

    /// <summary>Starts to copy.</summary>
    /// <param name="place">From where to where.</param>
    /// <param name="node">The file.</param>
    /// <param name="mayReplace">A file that is there is replaced.</param>
    public static FileCopy Start(CopyPlace place, FileNode node, bool mayReplace) => new(place, node, mayReplace);

    /// <summary>Goes on for a turn.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="tell">Takes the progress, <c>done/size</c>.</param>
    /// <returns>Whether the file is there.</returns>
    public async ValueTask<bool> AdvanceAsync(TimeProvider time, Action<string> tell)
    {
        if (_done < _length)
        {
            _done = await FileBytes.CopyAsync(_source, _draft.Handle, _done, _length, BytesPerTurn);
            if (_progress.IsDue(_done))
                tell($"{_done}/{_length}\n");
            if (_done < _length)
                return false;
        }

        _flush ??= new FileFlush(_draft.Handle);
        if (!await _flush.WaitAsync(time))
            return false;
        _draft.Publish(_place.NewName, _mayReplace, expected: null);
        return true;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _draft.Dispose();
        _source.Dispose();
    }
}
