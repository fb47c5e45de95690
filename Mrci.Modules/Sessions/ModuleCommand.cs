using Mrci.Modules.Hosts;
using Mrci.Modules.Wire;
using Mrci.Modules.Wire.Bodies;
using Mrci.Protocol.Frames;

namespace Mrci.Modules.Sessions;

/// <summary>
/// A command of a module in one session, whose object lives in a module host (P-11.13). While a call runs, what the command asks of its session is
/// carried out here, in the turn of the session and in the order of the command's calls.
/// </summary>
public sealed class ModuleCommand : ICommand
{
    private readonly ModuleLoader _loader;
    private readonly ushort _id;
    private readonly CommandIdentity _identity;
    private ModuleProcess? _process;
    private CommandInbox? _inbox;
    private RequestHandler? _requests;
    private CommandTexts _texts = new(HandlesGenFile: false, [], "", "", "", "");
    private Dictionary<string, CommandTexts> _helpers = new(StringComparer.Ordinal);

    // A procBin that has not returned within its budget.
    private Task<ReadOnlyMemory<byte>>? _overdue;

    internal ModuleCommand(ModuleLoader loader, ushort id, CommandIdentity identity)
    {
        _loader = loader;
        _id = id;
        _identity = identity;
    }

    /// <inheritdoc />
    public bool HandlesGenFile => _texts.HandlesGenFile;

    /// <inheritdoc />
    public IReadOnlyList<string> InternRequest => _texts.InternRequest;

    /// <inheritdoc />
    public string ShortText => _texts.ShortText;

    /// <inheritdoc />
    public string IoText => _texts.IoText;

    /// <inheritdoc />
    public string LongText => _texts.LongText;

    /// <inheritdoc />
    public string LibraryText => _texts.LibraryText;

    /// <inheritdoc />
    public bool ErrState { get; private set; }

    /// <summary>Whether the command has sent something that no call waits for, or its module host has died.</summary>
    public bool HasNews => _inbox is { HasNews: true };

    /// <inheritdoc />
    public void Attach(ICommandHost host) => _requests = new RequestHandler(host);

    /// <summary>Tells the command which private helpers it has got (P-5.30), those of the host that was attached.</summary>
    public void Bind()
    {
        _helpers = Requests.Helpers.ToDictionary(static helper => helper.Key, static helper => CommandTexts.Of(helper.Value), StringComparer.Ordinal);
        SendHelpers();
    }

    /// <inheritdoc />
    public async ValueTask ProcBinAsync(ISharedState shared, ReadOnlyMemory<byte> data, FrameType type)
    {
        var host = Requests.Host;
        if (_process is { Connection.IsDead: true } && (host.InLoopMode || host.InMoreInputMode))
            throw new ModuleException(ModuleFailure.Died, "The module host has died since the command was called.");
        await ConnectAsync();
        Requests.Use(shared);
        var body = new BodyWriter().Flag(host.InLoopMode).Flag(host.InMoreInputMode).Byte((byte)type).Count(data.Length).Bytes(data.Span);
        SharedSnapshot.Write(body, shared);

        // A frame without content that a looping command gets is told from a turn by nobody, the command neither.
        var isTurn = host.InLoopMode && data.IsEmpty && type == FrameType.Text;
        var inbox = _inbox!;
        inbox.Begin();
        try
        {
            var call = _process!.Connection.CallAsync(_loader.NewMessage(MessageKind.Run, _id, body.Written), inbox);
            if (!await PumpAsync(call, isTurn ? _loader.Options.TurnBudget : _loader.Options.CallBudget))
            {
                _overdue = call;
                throw new ModuleException(ModuleFailure.TookTooLong, "procBin has not returned within its budget (P-11.32).");
            }

            ErrState = new BodyReader(await call).Flag();
        }
        finally
        {
            inbox.End();
        }
    }

    /// <summary>
    /// Calls <c>term()</c> and waits for its return. A <c>procBin</c> that has not returned has a moment more; then the module host is killed
    /// (P-11.32).
    /// </summary>
    public async ValueTask TermAsync()
    {
        var overdue = _overdue;
        _overdue = null;
        if (_process is not { Connection.IsDead: false } process)
            return;
        var inbox = _inbox!;
        inbox.Begin();
        try
        {
            var options = _loader.Options;
            var call = process.Connection.CallAsync(_loader.NewMessage(MessageKind.Term, _id, ReadOnlyMemory<byte>.Empty), inbox);
            var both = overdue is null ? (Task)call : Task.WhenAll(call, overdue).ContinueWith(
                done =>
                {
                    inbox.Wake();
                    return done;
                },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default).Unwrap();
            if (await PumpAsync(both, overdue is null ? options.MemberBudget + options.Grace : options.Grace))
                await call;
            else
                process.Kill(overdue is null ? "term has not returned" : "a command has not returned within its budget, and goes on");
        }
        finally
        {
            inbox.End();
        }
    }

    /// <summary>Calls <c>aboutToDelete()</c> and waits for its return.</summary>
    public async ValueTask DeleteAsync()
    {
        if (_process is not { Connection.IsDead: false } process)
            return;
        try
        {
            await _loader.CallAsync(process, MessageKind.Delete, _id, ReadOnlyMemory<byte>.Empty);
        }
        finally
        {
            _loader.Unregister(process, _id);
        }
    }

    /// <summary>Has what the command sent outside a call carried out (P-5.8).</summary>
    /// <returns>False when its module host has died: an open invocation is lost (P-11.31).</returns>
    public async ValueTask<bool> TakeAsync()
    {
        if (_inbox is not { } inbox)
            return true;
        while (inbox.TryTake(out var message))
            await HandleAsync(message);
        if (!inbox.IsDead)
            return true;
        _inbox = null;
        return false;
    }

    /// <summary>Calls <c>term()</c> and does not wait.</summary>
    public void Term() => _process?.Connection.Send(_loader.NewMessage(MessageKind.Term, _id, ReadOnlyMemory<byte>.Empty));

    /// <summary>Calls <c>aboutToDelete()</c> and does not wait.</summary>
    public void AboutToDelete() => _process?.Connection.Send(_loader.NewMessage(MessageKind.Delete, _id, ReadOnlyMemory<byte>.Empty));

    internal ValueTask CreateAsync() => ConnectAsync();

    private RequestHandler Requests => _requests ?? throw new InvalidOperationException("The command has no host yet.");

    // P-11.31: in a new module host the command is made anew.
    private async ValueTask ConnectAsync()
    {
        var process = await _loader.ConnectAsync();
        if (ReferenceEquals(process, _process))
            return;
        var inbox = new CommandInbox(_loader.TellNews);
        _loader.Register(process, _id, inbox);
        var body = new BodyWriter();
        _identity.Write(body);
        var reader = new BodyReader(await _loader.CallAsync(process, MessageKind.Create, _id, body.Written));
        if (!reader.Flag())
        {
            _loader.Unregister(process, _id);
            throw new ModuleException(ModuleFailure.Refused, $"The module does not build the command: {reader.Text()}");
        }

        _texts = CommandTexts.Read(ref reader);
        (_process, _inbox) = (process, inbox);
        if (_helpers.Count > 0)
            SendHelpers();
    }

    private void SendHelpers()
    {
        var body = new BodyWriter().Count(_helpers.Count);
        foreach (var (name, texts) in _helpers)
        {
            body.Text(name);
            texts.Write(body);
        }

        _process!.Connection.Send(_loader.NewMessage(MessageKind.Bind, _id, body.Written));
    }

    // Carries out what the command asks for until the call has returned; false when the time is up.
    private async ValueTask<bool> PumpAsync(Task call, TimeSpan budget)
    {
        var started = _loader.Time.GetTimestamp();
        while (true)
        {
            // What the command sent before it returned is in the inbox already.
            var isOver = call.IsCompleted;
            while (_inbox!.TryTake(out var message))
                await HandleAsync(message);
            if (isOver)
                return true;
            var left = budget - _loader.Time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
                return false;
            try
            {
                await _inbox.WaitAsync().WaitAsync(left, _loader.Time);
            }
            catch (TimeoutException)
            {
                return call.IsCompleted;
            }
        }
    }

    private async ValueTask HandleAsync(Message message)
    {
        var answer = await Requests.HandleAsync(message);
        if (message.Call != 0)
            _process!.Connection.Send(_loader.NewMessage(MessageKind.Answer, _id, answer) with { Call = message.Call });
    }
}
