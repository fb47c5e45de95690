using Mrci.Commands.Files.Nodes;
using Mrci.Commands.Files.Paths;
using Mrci.Protocol.Payloads;

namespace Mrci.Commands.Files;

/// <summary>
/// The file that an upload makes: a draft, which takes over what is to stay of an existing file, and becomes the file in one step when all is there.
/// So the target is the old file or the complete new one at any time, for every reader and after every failure.
/// </summary>
internal sealed class UploadTarget : IDisposable
{
    // Some 10 ms of a disk: what one turn copies of the old file.
    private const long BytesPerTurn = 8 * 1024 * 1024;

    private readonly HostPath _path;
    private readonly FileDraft _draft;
    private readonly Microsoft.Win32.SafeHandles.SafeFileHandle? _old;
    private readonly FileStatus? _expected;
    private readonly bool _mayReplace;
    private readonly bool _changesNothing;
    private readonly long _offset;
    private readonly long _end;
    private readonly long _oldLength;
    private long _copied;
    private FileFlush? _flush;

    private UploadTarget(HostPath path, FileDraft draft, GenFileArguments arguments, long length, bool mayReplace)
    {
        (_path, _draft, _mayReplace) = (path, draft, mayReplace);
        _offset = arguments.Offset;
        _end = length > 0 ? _offset + length : 0;
        if (path.Status != HostPathStatus.Found)
            return;
        _changesNothing = length == 0 && !arguments.Truncate;
        var status = path.Node.Status;
        if (status.Mode is { } mode && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(draft.Handle, mode);

        // C-fs_upload.1: without -truncate the rest of an existing file stays.
        if (_changesNothing || arguments.Truncate || (_offset == 0 && _end >= status.Length))
            return;
        _old = path.Node.OpenRead();
        _oldLength = status.Length;
        _expected = status;
    }

    /// <summary>Opens a target.</summary>
    /// <param name="path">Where it leads, links followed; taken over.</param>
    /// <param name="arguments">Offset and truncation.</param>
    /// <param name="length">Bytes to come.</param>
    /// <param name="mayReplace">A file that is there may be replaced.</param>
    /// <exception cref="FileFaultException">It cannot be made.</exception>
    public static UploadTarget Open(HostPath path, GenFileArguments arguments, long length, bool mayReplace)
    {
        FileDraft? draft = null;
        try
        {
            Check(path);
            draft = path.Parent.CreateDraft();
            return new UploadTarget(path, draft, arguments, length, mayReplace);
        }
        catch
        {
            draft?.Dispose();
            path.Dispose();
            throw;
        }
    }

    /// <summary>Takes over a bounded part of what stays of the old file.</summary>
    /// <returns>Whether nothing is left to take over.</returns>
    public async ValueTask<bool> PrepareAsync()
    {
        if (_old is null)
            return true;
        var headEnd = Math.Min(_offset, _oldLength);
        if (_copied < headEnd)
            _copied = await FileBytes.CopyAsync(_old, _draft.Handle, _copied, headEnd, BytesPerTurn);
        else if (Math.Max(_copied, _end) < _oldLength)
            _copied = await FileBytes.CopyAsync(_old, _draft.Handle, Math.Max(_copied, _end), _oldLength, BytesPerTurn);
        return _copied >= headEnd && Math.Max(_copied, _end) >= _oldLength;
    }

    /// <summary>Writes bytes that have arrived.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="position">Bytes of this upload that came before.</param>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> data, long position) => RandomAccess.WriteAsync(_draft.Handle, data, _offset + position);

    /// <summary>Brings the draft to the disk and makes it the file.</summary>
    /// <returns>Whether that is done; else another turn is needed.</returns>
    /// <exception cref="FileFaultException">The target has been made or changed by somebody else meanwhile; it stays as it is.</exception>
    public async ValueTask<bool> CompleteAsync(TimeProvider time)
    {
        if (_changesNothing)
            return true;
        _flush ??= new FileFlush(_draft.Handle);
        if (!await _flush.WaitAsync(time))
            return false;
        _draft.Publish(_path.Name, _mayReplace, _expected);
        _path.Parent.Flush();
        return true;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _old?.Dispose();
        _draft.Dispose();
        _path.Dispose();
    }

    private static void Check(HostPath path)
    {
        if (path.Status is not (HostPathStatus.Found or HostPathStatus.Missing))
            throw new FileFaultException(FileFault.NotFound, "the file cannot be made there");
        if (path.Missing.Count > 1)
            throw new FileFaultException(FileFault.NotFound, "there is no directory for the file");
        if (path.Status == HostPathStatus.Missing)
            return;
        if (path.Node.Status.Kind != FileKind.File)
            throw new FileFaultException(FileFault.Exists, "it is no file");

        // The draft takes the place of the file, so nothing else would ask for its rights.
        if (!path.Node.Can(FileRight.Write))
            throw new FileFaultException(FileFault.Denied, "permission denied");
    }
}
