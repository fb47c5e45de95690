using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;

namespace Mrci.Client;

/// <summary>One invocation of a command, from the frame that starts it to its IDLE (P-5.3).</summary>
public sealed partial class CommandRun
{
    // What of a file waits for its reader before the connection is read on.
    private const long FileBufferBytes = 4 * 1024 * 1024;

    private readonly MrciClient _client;
    private readonly bool _movesFile;
    private readonly long _maxKept;
    private readonly FrameQueue _frames;
    private readonly List<MrciFrame> _kept = [];
    private readonly TaskCompletionSource<CommandResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _keptBytes;
    private bool _isTruncated;

    internal CommandRun(MrciClient client, ushort commandId, long bufferBytes, bool movesFile = false)
    {
        _client = client;
        _maxKept = bufferBytes;
        _movesFile = movesFile;
        _frames = movesFile ? new FrameQueue(FileBufferBytes, holdsBack: true) : new FrameQueue(bufferBytes);
        CommandId = commandId;
    }

    /// <summary>The command's id.</summary>
    public ushort CommandId { get; }

    /// <summary>
    /// Its frames as they come; ends with its IDLE, which is left out. For one reader. Throws
    /// <see cref="MrciConnectionLostException"/> when the connection ends first.
    /// </summary>
    public IAsyncEnumerable<MrciFrame> Frames => _frames.ReadAllAsync();

    /// <summary>Frames that <see cref="Frames"/> has lost because nobody read them (<see cref="MrciClientOptions.BufferBytes"/>).</summary>
    public long DroppedFrames => _frames.Dropped;

    /// <summary>
    /// Everything it answered, when its IDLE is there. Faults with <see cref="MrciConnectionLostException"/> when the connection
    /// ends first.
    /// </summary>
    public Task<CommandResult> Completion => _completion.Task;

    // The host process behind the session went away under this invocation: the next IDLE or RDY ends it (P-10.20).
    internal bool IsInterrupted { get; set; }

    // Once its first frame is on its way the host will end it, whatever the caller does meanwhile.
    internal bool IsSent { get; set; }

    /// <summary>Sends it a line of input as TEXT (P-3.3). The line is sent as it is, without an end-of-line mark.</summary>
    public Task SendAsync(string line, CancellationToken cancellation = default) =>
        SendAsync(FrameType.Text, MrciText.Encode(line), cancellation);

    /// <summary>Sends it input of any type. Sent to a command that is over, the frame would start it anew, so that is refused.</summary>
    /// <exception cref="InvalidOperationException">The invocation is over.</exception>
    public Task SendAsync(FrameType type, ReadOnlyMemory<byte> payload, CancellationToken cancellation = default)
    {
        if (Completion.IsCompleted) throw new InvalidOperationException($"Command {CommandId} has ended; it takes no more input.");
        return _client.SendAsync(type, CommandId, payload, cancellation);
    }

    /// <summary>
    /// Asks the command named <c>term</c> to end this one, and waits for the IDLE of <c>term</c>, whose answer it returns (P-15.4).
    /// </summary>
    /// <exception cref="UnknownCommandException">The session has no <c>term</c>; nobody is logged in, probably (P-4.10).</exception>
    public Task<CommandResult> TerminateAsync(CancellationToken cancellation = default) => _client.TerminateAsync(CommandId, cancellation);

    /// <summary>
    /// Lets go of what comes. For whoever stops reading <see cref="Frames"/> of a command that moves a file: unread, they hold back the whole
    /// connection.
    /// </summary>
    public void Abandon() => _frames.Abandon();

    internal Task WaitForRoomAsync() => _frames.WaitForRoomAsync();

    internal void Accept(MrciFrame frame)
    {
        // The bytes of a file are for who reads them now.
        if (_movesFile && frame.Type == FrameType.GenFile)
        {
            _frames.Add(frame);
            return;
        }
        _keptBytes += frame.Payload.Length + FrameQueue.Overhead;
        if (_keptBytes <= _maxKept || frame.Type == FrameType.Err)
            _kept.Add(frame);
        else
            _isTruncated = true;
        _frames.Add(frame);
    }

    internal void Finish(CommandEnd end)
    {
        _completion.TrySetResult(new CommandResult(CommandId, _kept.ToArray(), _isTruncated, end));
        _frames.Complete();
    }

    internal void Fail(Exception error)
    {
        _completion.TrySetException(error);
        _frames.Complete(error);
    }
}
