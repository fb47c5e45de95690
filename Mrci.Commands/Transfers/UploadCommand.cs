using Mrci.Modules;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Transfers;

/// <summary>
/// Base of GEN_FILE commands that take bytes from the client: the receiving side of P-3.24 and its states (P-3.26). A command checks its arguments,
/// calls <see cref="Accept"/>, may ask a question or do work in turns, calls <see cref="ReadyAsync"/>, and is handed what arrives.
/// </summary>
/// <remarks>
/// Ignored without an answer: frames of other types, empty data frames, data behind the announced length, and data while the command is in loop
/// mode, unless the command refuses them by <see cref="UnexpectedAsync"/>. Nothing is held back here: each frame is handed on as it comes.
/// </remarks>
/// <param name="name">Name in the catalog.</param>
/// <param name="session">The session that the command belongs to.</param>
public abstract class UploadCommand(string name, ISessionContext session) : BuiltInCommand(name, session)
{
    private bool _isReceiving;
    private bool _isSingleStep;
    private TransferProgress _progress;

    /// <summary>Bytes the client has announced.</summary>
    protected long Length { get; private set; }

    /// <summary>Bytes that have arrived, at most <see cref="Length"/>.</summary>
    protected long Received { get; private set; }

    /// <inheritdoc />
    public sealed override ValueTask ProcBinAsync(ISharedState shared, ReadOnlyMemory<byte> data, FrameType type)
    {
        if (Host.InLoopMode)
            return type == FrameType.GenFile ? UnexpectedAsync(data) : type == FrameType.Text ? TurnAsync() : ValueTask.CompletedTask;
        if (!Host.InMoreInputMode)
            return type == FrameType.GenFile ? BeginAsync(data) : ValueTask.CompletedTask;
        if (_isReceiving)
            return type == FrameType.GenFile && !data.IsEmpty ? ReceiveAsync(data) : ValueTask.CompletedTask;

        // P-3.24: the answer to a question comes as TEXT or GEN_FILE.
        return type is FrameType.GenFile or FrameType.Text ? AnswerAsync(MrciText.Decode(data.Span)) : ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public sealed override void Term()
    {
        _isReceiving = _isSingleStep = false;
        Length = Received = 0;
        Reset();
    }

    /// <inheritdoc />
    public sealed override void AboutToDelete() => Term();

    /// <summary>
    /// Checks the arguments. Goes on with <see cref="Accept"/>, or has sent an ERR, or has done without bytes of the client; then the invocation is over.
    /// </summary>
    /// <param name="line">The arguments.</param>
    protected abstract ValueTask StartAsync(ArgumentLine line);

    /// <summary>Keeps bytes that have arrived.</summary>
    /// <param name="data">At least one byte; valid until the returned task completes.</param>
    /// <param name="position">Bytes that came before.</param>
    /// <returns>False when they cannot be kept; the ERR is sent, and the transfer is over.</returns>
    protected abstract ValueTask<bool> StoreAsync(ReadOnlyMemory<byte> data, long position);

    /// <summary>All bytes are there. The invocation is over when this returns, unless it has switched to loop mode to finish in turns.</summary>
    protected abstract ValueTask CompleteAsync();

    /// <summary>Drops all that belongs to an invocation, when it has ended and whenever it is broken off (C-GEN.13). Also called when there is nothing.</summary>
    protected abstract void Reset();

    /// <summary>Takes the answer to a question; only for commands that ask.</summary>
    /// <param name="answer">The whole payload.</param>
    protected virtual ValueTask AnswerAsync(string answer) => ValueTask.CompletedTask;

    /// <summary>Does one bounded piece of work; only for commands that switch to loop mode (C-FS.4).</summary>
    protected virtual ValueTask TurnAsync() => ValueTask.CompletedTask;

    /// <summary>Data that nobody has asked for has come in loop mode; ignored unless a command minds.</summary>
    /// <param name="data">The data.</param>
    protected virtual ValueTask UnexpectedAsync(ReadOnlyMemory<byte> data) => ValueTask.CompletedTask;

    /// <summary>Answers <c>-to_host</c> (P-3.24, P-3.28).</summary>
    /// <param name="length">Bytes to come, 0 and up.</param>
    /// <param name="isSingleStep">Each further data frame is asked for by an empty frame (P-3.22).</param>
    protected void Accept(long length, bool isSingleStep)
    {
        Length = length;
        Received = 0;
        _isSingleStep = isSingleStep;
        _progress = new TransferProgress(length);
        Host.DataToClient(MrciText.Encode(new GenFileArguments { ToHost = true }.ToText()), FrameType.GenFile);
    }

    /// <summary>Asks a question as TEXT; the next TEXT or GEN_FILE frame is its answer.</summary>
    protected void Ask(string question)
    {
        Main(question);
        Host.EnableMoreInput(true);
    }

    /// <summary>Sends the empty frame that opens the data phase (P-3.22). Without bytes to come the transfer is complete at once (P-3.24).</summary>
    protected ValueTask ReadyAsync()
    {
        RequestData();
        if (Length == 0)
            return EndAsync();
        _isReceiving = true;
        Host.EnableMoreInput(true);
        return ValueTask.CompletedTask;
    }

    private ValueTask BeginAsync(ReadOnlyMemory<byte> data)
    {
        Term();
        if (data.Length <= TextCommand.MaximumLineBytes)
            return StartAsync(ArgumentLine.Parse(MrciText.Decode(data.Span)));
        Error($"the line is longer than {TextCommand.MaximumLineBytes} bytes.");
        return ValueTask.CompletedTask;
    }

    private async ValueTask ReceiveAsync(ReadOnlyMemory<byte> data)
    {
        var part = data[..(int)Math.Min(data.Length, Length - Received)];
        if (!await StoreAsync(part, Received))
        {
            Host.EnableMoreInput(false);
            Term();
            return;
        }

        Received += part.Length;
        if (_progress.IsDue(Received))
            Main($"{Received}/{Length}\n");
        if (Received == Length)
            await EndAsync();
        else if (_isSingleStep)
            RequestData();
    }

    private ValueTask EndAsync()
    {
        _isReceiving = false;
        Host.EnableMoreInput(false);
        return CompleteAsync();
    }

    private void RequestData() => Host.DataToClient(ReadOnlyMemory<byte>.Empty, FrameType.GenFile);
}
