using System.Buffers;
using Microsoft.Win32.SafeHandles;
using Mrci.Commands.Files.Nodes;
using Mrci.Commands.Files.Paths;
using Mrci.Modules;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Files;

/// <summary>
/// Fetches one file from the host (C-fs_download.1, P-3.25, P-3.26). A loop turn sends one frame, and the front gives turns as the client reads, so
/// what waits for a slow client is bounded. The file is read as it was opened: a new one that takes its name meanwhile does no harm.
/// </summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class FsDownloadCommand(ISessionContext session) : BuiltInCommand("fs_download", session)
{
    // With the frame header still below the size from which on the runtime keeps arrays on its heap of large objects.
    private const int ChunkBytes = 80 * 1024;

    private SafeFileHandle? _file;
    private byte[] _buffer = [];
    private long _position;
    private long _left;
    private int _chunk;
    private bool _isSingleStep;

    /// <inheritdoc />
    protected override string Help =>
        """
        Fetches a file from the host.

        -remote_file (text)   its path on the host.
        -len (int)            how many bytes you want at most; without it, or with 0, all to the end.
        -offset (int)         where in the file to start; without it at its start.
        -single_step          each part is sent when you have asked for it.
        -client_file (text)   its path at your end; for your client, as are -force and -truncate.
        """;

    /// <inheritdoc />
    public override void Term()
    {
        _file?.Dispose();
        _file = null;
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    /// <inheritdoc />
    public override void AboutToDelete() => Term();

    /// <inheritdoc />
    public override ValueTask ProcBinAsync(ISharedState shared, ReadOnlyMemory<byte> data, FrameType type)
    {
        // In loop mode a turn comes as TEXT; P-3.26: what else comes then is ignored, as is all but GEN_FILE while a frame is awaited.
        if (Host.InLoopMode ? type == FrameType.Text : Host.InMoreInputMode && type == FrameType.GenFile)
            return GuardAsync(SendAsync);
        if (Host.InLoopMode || Host.InMoreInputMode || type != FrameType.GenFile)
            return ValueTask.CompletedTask;
        if (data.Length <= TextCommand.MaximumLineBytes)
            return GuardAsync(() => BeginAsync(ArgumentLine.Parse(MrciText.Decode(data.Span))));
        Error($"the line is longer than {TextCommand.MaximumLineBytes} bytes.");
        return ValueTask.CompletedTask;
    }

    private ValueTask BeginAsync(ArgumentLine line)
    {
        Term();
        if (!Given(line, "-remote_file", out var remote))
            return ValueTask.CompletedTask;
        using var path = new FileTree(Session.Facts.Files).Resolve(Session.State.CurrentDirectory, remote, follow: true);
        if (path.Status != HostPathStatus.Found)
        {
            Fail(PathRefusal.Of(path.Status, "-remote_file"));
            return ValueTask.CompletedTask;
        }

        var status = GenFileArguments.TryParse(line, out var arguments);
        var isFile = path.Node.Status.Kind == FileKind.File;
        if (!Valid("-offset", status != GenFileArgumentsStatus.BadOffset)
            || !Valid("-len", status == GenFileArgumentsStatus.Ok)
            || !InState(isFile, "-remote_file names no file."))
        {
            return ValueTask.CompletedTask;
        }

        _file = path.Node.OpenRead();
        var rest = RandomAccess.GetLength(_file) - arguments!.Offset;
        if (!Valid("-offset", rest >= 0))
        {
            Term();
            return ValueTask.CompletedTask;
        }

        Answer(arguments, rest);
        return ValueTask.CompletedTask;
    }

    private void Answer(GenFileArguments arguments, long rest)
    {
        var wanted = arguments.Length ?? 0;
        _position = arguments.Offset;
        _left = wanted == 0 ? rest : Math.Min(wanted, rest);
        _isSingleStep = arguments.SingleStep;

        // P-15.5: the original client asks for 0 bytes when it has no such file, and takes the first frame for the whole.
        _chunk = wanted == 0 ? FrameHeader.MaxPayload : ChunkBytes;
        var answer = new GenFileArguments { FromHost = true, Length = arguments.Length == _left ? null : _left };
        Host.DataToClient(MrciText.Encode(answer.ToText()), FrameType.GenFile);
        Host.EnableMoreInput(true);
    }

    private async ValueTask SendAsync()
    {
        var size = (int)Math.Min(_chunk, _left);
        if (_buffer.Length < size)
            Rent(size);
        var part = _buffer.AsMemory(0, size);
        await FileBytes.ReadAsync(_file!, part, _position);
        Host.DataToClient(part, FrameType.GenFile);
        _position += size;
        _left -= size;
        if (_left == 0)
        {
            Host.CommandFinished();
            Term();
        }
        else if (!_isSingleStep && !Host.InLoopMode)
        {
            Host.EnableLoop(true);
            Host.EnableMoreInput(false);
        }
    }

    private void Rent(int size)
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = ArrayPool<byte>.Shared.Rent(size);
    }

    private async ValueTask GuardAsync(Func<ValueTask> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (FileFaultException.Describe(failure) is { } text)
        {
            Error($"{text}.");
            Host.CommandFinished();
            Term();
        }
    }
}
