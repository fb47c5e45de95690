using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;
using Mrci.Protocol.Text;

namespace Mrci.Client;

public sealed partial class MrciClient
{
    // In the range that is never used (P-4.1), so no command of any session ever has it.
    private const ushort NeverLoadedId = ushort.MaxValue;

    /// <summary>Starts a command by its name and returns when its first frame is sent.</summary>
    /// <exception cref="UnknownCommandException">The session has no such command.</exception>
    /// <exception cref="InvalidOperationException">The command runs already: one invocation per id and session (C-GEN.12).</exception>
    /// <exception cref="MrciConnectionLostException">The connection is over.</exception>
    public Task<CommandRun> StartAsync(
        string name, FrameType type, ReadOnlyMemory<byte> payload, CancellationToken cancellation = default) =>
        StartAsync(Find(name).CommandId, type, payload, cancellation);

    /// <summary>
    /// Starts a command by its name with an argument text: TEXT, or GEN_FILE for a command that has the GEN_FILE flag (P-15.4).
    /// </summary>
    /// <inheritdoc cref="StartAsync(string, FrameType, ReadOnlyMemory{byte}, CancellationToken)"/>
    public Task<CommandRun> StartAsync(string name, string arguments = "", CancellationToken cancellation = default)
    {
        var command = Find(name);
        var type = command.HandlesGenFile ? FrameType.GenFile : FrameType.Text;
        return StartAsync(command.CommandId, type, MrciText.Encode(arguments), cancellation);
    }

    /// <summary>Starts a command by its id, whether it is known or not; an unknown one is answered with ERR and IDLE (P-2.9).</summary>
    /// <inheritdoc cref="StartAsync(string, FrameType, ReadOnlyMemory{byte}, CancellationToken)"/>
    public Task<CommandRun> StartAsync(
        ushort commandId, FrameType type, ReadOnlyMemory<byte> payload, CancellationToken cancellation = default) =>
        StartAsync(new CommandRun(this, commandId, Options.BufferBytes), type, payload, cancellation);

    /// <summary>
    /// Starts a command that moves a file (P-3.20): none of its frames is dropped; unread ones hold back the connection instead, so somebody must read
    /// <see cref="CommandRun.Frames"/> to their end or <see cref="CommandRun.Abandon"/> them. GEN_FILE frames are not kept for the result.
    /// </summary>
    /// <inheritdoc cref="StartAsync(string, FrameType, ReadOnlyMemory{byte}, CancellationToken)"/>
    public Task<CommandRun> StartTransferAsync(ushort commandId, string arguments, CancellationToken cancellation = default) =>
        StartAsync(
            new CommandRun(this, commandId, Options.BufferBytes, movesFile: true), FrameType.GenFile, MrciText.Encode(arguments), cancellation);

    private async Task<CommandRun> StartAsync(CommandRun run, FrameType type, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        var commandId = run.CommandId;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, FrameHeader.MaxPayload, nameof(payload));
        if (!_runs.TryAdd(commandId, run)) throw new InvalidOperationException($"Command {commandId} runs already.");
        try
        {
            await WriteAsync((type, commandId, payload), static (output, frame) =>
                FrameWriter.Write(output, frame.type, frame.commandId, frame.payload.Span), run, cancellation);
        }
        catch (Exception e) when (!run.IsSent || e is MrciConnectionLostException)
        {
            _runs.TryRemove(new KeyValuePair<ushort, CommandRun>(commandId, run));
            run.Fail(e);
            throw;
        }
        return run;
    }

    /// <summary>Runs a command line, such as <c>ls_chs -find x</c>, to its end. A prompt is not answered; see the other overload.</summary>
    /// <inheritdoc cref="RunAsync(string, string, IReadOnlyList{string}, CancellationToken)"/>
    public Task<CommandResult> RunAsync(string line, CancellationToken cancellation = default)
    {
        var trimmed = line.AsSpan().TrimStart();
        var end = trimmed.IndexOfAny(' ', '\t');
        var name = end < 0 ? trimmed : trimmed[..end];
        var arguments = end < 0 ? [] : trimmed[(end + 1)..];
        return RunAsync(name.ToString(), arguments.ToString(), answers: null, cancellation);
    }

    /// <summary>
    /// Runs a command to its end and answers its prompts in turn, see <see cref="CommandRun.ConverseAsync"/>. A private prompt for
    /// which no answer is left is cancelled with an empty one. Cancelling terminates the command if the session has <c>term</c>.
    /// </summary>
    /// <inheritdoc cref="StartAsync(string, FrameType, ReadOnlyMemory{byte}, CancellationToken)"/>
    public Task<CommandResult> RunAsync(string name, string arguments, params string[] answers) =>
        RunAsync(name, arguments, answers, CancellationToken.None);

    /// <inheritdoc cref="RunAsync(string, string, string[])"/>
    public async Task<CommandResult> RunAsync(
        string name, string arguments, IReadOnlyList<string>? answers, CancellationToken cancellation)
    {
        var run = await StartAsync(name, arguments, cancellation);
        try
        {
            if (answers is null) return await run.Completion.WaitAsync(cancellation);
            var left = new Queue<string>(answers);
            return await run.ConverseAsync(
                (_, _) => Task.FromResult(left.TryDequeue(out var next) ? next : null), observe: null, cancellation);
        }
        catch (OperationCanceledException) when (!run.Completion.IsCompleted && Commands.TryGet("term", out var term))
        {
            await SendAsync(FrameType.CmdId, term.CommandId, CommandIdPayload.ToArray(run.CommandId), CancellationToken.None);
            throw;
        }
    }

    /// <summary>
    /// Waits until everything is here that the host sends because of what this client has sent so far, the NEW_CMD and RM_CMD frames of
    /// a login for instance, for which there is no end mark. It sends a frame to an id that no session has, and waits for its IDLE
    /// (P-5.13).
    /// </summary>
    /// <exception cref="MrciConnectionLostException">The connection ended first.</exception>
    public Task SynchronizeAsync(CancellationToken cancellation = default) =>
        OneAtATimeAsync(_synchronizing, () => StartAsync(NeverLoadedId, FrameType.Text, default), cancellation).WaitAsync(cancellation);

    /// <summary>Asks the command named <c>term</c> to end a command, and waits for the IDLE of <c>term</c> (P-15.4).</summary>
    /// <exception cref="UnknownCommandException">The session has no <c>term</c>.</exception>
    /// <exception cref="MrciConnectionLostException">The connection ended first.</exception>
    public Task<CommandResult> TerminateAsync(ushort commandId, CancellationToken cancellation = default) =>
        OneAtATimeAsync(_terminating, () => StartAsync("term", FrameType.CmdId, CommandIdPayload.ToArray(commandId)), cancellation)
            .WaitAsync(cancellation);

    // Cancelling ends the caller's wait only: until the IDLE is here the id is taken (C-GEN.12).
    private static async Task<CommandResult> OneAtATimeAsync(
        SemaphoreSlim gate, Func<Task<CommandRun>> start, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            var run = await start();
            return await run.Completion;
        }
        finally
        {
            gate.Release();
        }
    }

    private NewCommand Find(string name) => Commands.TryGet(name, out var command) ? command : throw new UnknownCommandException(name);
}
