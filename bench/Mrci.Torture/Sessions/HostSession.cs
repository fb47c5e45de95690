using System.Net;
using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Mrci.Torture.Casting;
using Mrci.Torture.Checking;
using Mrci.Torture.Ledger;

namespace Mrci.Torture.Sessions;

/// <summary>One connection to the host and what it receives. Different commands may run at the same time, each once.</summary>
internal sealed class HostSession : IAsyncDisposable
{
    // No session ever has a command of these ids (P-4.1).
    private const ushort FirstUnused = 65_281;
    private const ushort LastUnused = ushort.MaxValue;

    private readonly MrciClient _client;
    private readonly Scene _scene;
    private readonly Task _reading;
    private readonly SemaphoreSlim _probing = new(1, 1);
    private int _barriers;
    private int _crashes;

    private HostSession(MrciClient client, Scene scene, SessionRecord record)
    {
        _client = client;
        _scene = scene;
        Record = record;
        _reading = ReadAsync();
    }

    /// <summary>Its casts.</summary>
    public SessionRecord Record { get; }

    /// <summary>Whether the connection lives.</summary>
    public bool IsOpen => !_client.Completion.IsCompleted;

    /// <summary>How often the host told that it had lost the session (<c>3:ERR</c>).</summary>
    public int Crashes => Volatile.Read(ref _crashes);

    /// <summary>When the last <c>3:ERR</c> came.</summary>
    public TimeSpan CrashedAt { get; private set; }

    /// <summary>Connects, and waits until the session takes commands.</summary>
    /// <param name="front">Where.</param>
    /// <param name="scene">The run.</param>
    /// <param name="room">Room of the session's casts; -1 if it does not cast.</param>
    /// <param name="owner">Name for stories.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The session; null if none came about.</returns>
    public static async Task<HostSession?> ConnectAsync(IPEndPoint front, Scene scene, int room, string owner, CancellationToken cancellation)
    {
        var options = new MrciClientOptions
        {
            Host = front.Address.ToString(),
            Port = front.Port,
            AppName = "mrci-torture",
            ConnectTimeout = TimeSpan.FromSeconds(5),
            TextPromptDelay = TimeSpan.FromSeconds(1),
        };
        MrciClient client;
        try
        {
            client = await MrciClient.ConnectAsync(options, cancellation);
        }
        catch (MrciConnectException)
        {
            scene.Tally.Count("connect refused");
            return null;
        }

        var session = new HostSession(client, scene, scene.Book.Enter(room, owner));
        scene.Tally.Count("connect");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(scene.Plan.CommandLimit);
        try
        {
            await client.WaitReadyAsync(limit.Token);
            if (await session.SettleAsync())
                return session;
        }
        catch (MrciConnectionLostException)
        {
            scene.Tally.Count("connect lost");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            scene.Violations.Add(ViolationKind.StuckSession, $"{session.Record.Name} at {front} was connected and never got ready");
        }

        await session.DisposeAsync();
        return null;
    }

    /// <summary>Whether the session has a command.</summary>
    public bool Has(string command) => _client.Commands.Contains(command);

    /// <summary>Runs a command to its IDLE.</summary>
    /// <param name="command">Its name.</param>
    /// <param name="arguments">Its argument text.</param>
    /// <param name="secrets">Answers to PRIV_TEXT in turn; after them, empty ones, which cancel.</param>
    public async Task<CommandOutcome> RunAsync(string command, string arguments = "", params string[] secrets)
    {
        var prompts = 0;
        var outcome = await FinishAsync(
            command,
            () => _client.StartAsync(command, arguments),
            run => run.ConverseAsync((kind, _) => Task.FromResult(kind == PromptKind.Text ? null : prompts++ < secrets.Length ? secrets[prompts - 1] : "")));
        return outcome with { Prompts = prompts };
    }

    /// <summary>Runs a command by its id, whether the session knows it or not.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="name">What it is counted as.</param>
    public Task<CommandOutcome> RunAsync(ushort id, string name) =>
        FinishAsync(name, () => _client.StartAsync(id, FrameType.Text, default), static run => run.Completion);

    /// <summary>Runs a command that takes a file (P-3.24), and gives it the file when it is ready for it.</summary>
    public Task<CommandOutcome> UploadAsync(string command, string arguments, ReadOnlyMemory<byte> file) =>
        FinishAsync(command, () => _client.StartAsync(command, arguments), run => SendFileAsync(run, file));

    /// <summary>Runs a command that shows a table, all pages of it.</summary>
    public async Task<CommandOutcome> ReadTableAsync(string command, string arguments = "")
    {
        var outcome = await FinishAsync(
            command, () => _client.StartAsync(command, arguments), static run => run.ConverseAsync(static (_, _) => Task.FromResult<string?>(" ")));
        // An answer to what was no prompt would be a new invocation; it is over after this.
        await SettleAsync();
        return outcome;
    }

    /// <summary>Runs a command that asks by TEXT, like <c>host_config</c>.</summary>
    /// <param name="command">Its name.</param>
    /// <param name="answers">The answers in turn; after them, empty ones and 0, which lead out of its menu from everywhere (C-host_config.2).</param>
    public async Task<CommandOutcome> ConverseAsync(string command, params string[] answers)
    {
        var asked = 0;
        var outcome = await FinishAsync(
            command,
            () => _client.StartAsync(command),
            run => run.ConverseAsync((_, _) => Task.FromResult<string?>(asked < answers.Length ? answers[asked++] : asked++ % 2 == 0 ? "" : "0")));
        await SettleAsync();
        return outcome;
    }

    /// <summary>Logs in with the password alone: what else the account demands is not given, which cancels the login (C-auth.4).</summary>
    public async Task<LoginOutcome> LogInAsync(string name, string password)
    {
        var (secrets, questions) = (0, 0);
        var outcome = await FinishAsync(
            "auth",
            () => _client.StartAsync("auth", new ArgumentWriter().Add("-user", name).ToString()),
            run => run.ConverseAsync((kind, _) => Task.FromResult<string?>(Answer(kind))));
        await SettleAsync();
        return new LoginOutcome(outcome.Answer, secrets, questions);

        string Answer(PromptKind kind)
        {
            if (kind == PromptKind.Private)
                return secrets++ == 0 ? password : "";
            questions++;
            return "";
        }
    }

    /// <summary>Casts a payload.</summary>
    public Task<CommandOutcome> CastAsync(byte[] payload) =>
        FinishAsync("cast", () => _client.StartAsync("cast", FrameType.Bytes, payload), static run => run.Completion);

    /// <summary>Asks for a sign of life.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        await _probing.WaitAsync(cancellation);
        try
        {
            return (await FinishAsync("my_info", () => _client.StartAsync("my_info"), static run => run.Completion)).HasEnded;
        }
        finally
        {
            _probing.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Record.Close(_scene.Clock.Now);
        await _client.DisposeAsync();
        await _reading;
    }

    private static async Task<CommandResult> SendFileAsync(CommandRun run, ReadOnlyMemory<byte> file)
    {
        await foreach (var frame in run.Frames)
        {
            if (frame is not { Type: FrameType.GenFile, Payload.Length: 0 })
                continue;
            try
            {
                await run.SendAsync(FrameType.GenFile, file);
            }
            catch (InvalidOperationException) when (run.Completion.IsCompleted)
            {
                // The host has ended it meanwhile; how, the result tells.
            }

            break;
        }

        return await run.Completion;
    }

    private async Task<CommandOutcome> FinishAsync(string command, Func<Task<CommandRun>> start, Func<CommandRun, Task<CommandResult>> finish)
    {
        var answer = Answer.NotSent;
        var text = "";
        try
        {
            var run = await start();
            answer = Answer.Unknown;
            var result = await finish(run).WaitAsync(_scene.Plan.CommandLimit);
            text = result.Text;
            if (result.End == CommandEnd.Idle)
                answer = result.IsError ? Answer.Refused : Answer.Acknowledged;
            if (answer == Answer.Refused)
                _scene.Tally.Quote(command, result.Errors[0]);
            if (answer == Answer.Unknown)
                await SettleAsync();
        }
        catch (UnknownCommandException)
        {
            answer = Answer.NotSent;
        }
        catch (MrciConnectionLostException)
        {
            Record.Close(_scene.Clock.Now);
        }
        catch (TimeoutException)
        {
            await GiveUpAsync($"{command} of {Record.Name} had no IDLE after {_scene.Plan.CommandLimit.TotalSeconds:0} s");
        }

        _scene.Tally.Count(command, answer);
        return new CommandOutcome(answer, text);
    }

    // A command that was on its way when the host lost the session may get its IDLE before the recovery or after it (P-10.20), and the second would
    // be taken for that of the next invocation. What is sent to an id of its own and comes back stands behind all that.
    private async Task<bool> SettleAsync()
    {
        while (IsOpen)
        {
            var id = (ushort)(FirstUnused + ((Interlocked.Increment(ref _barriers) - 1) % (LastUnused - FirstUnused + 1)));
            try
            {
                var run = await _client.StartAsync(id, FrameType.Text, default);
                var result = await run.Completion.WaitAsync(_scene.Plan.CommandLimit);
                if (result.End == CommandEnd.Idle)
                    return true;
            }
            catch (MrciConnectionLostException)
            {
                return false;
            }
            catch (TimeoutException)
            {
                await GiveUpAsync($"{Record.Name} did not answer a frame within {_scene.Plan.CommandLimit.TotalSeconds:0} s");
            }
        }

        return false;
    }

    private async Task GiveUpAsync(string story)
    {
        if (!IsOpen)
            return;
        _scene.Violations.Add(ViolationKind.StuckSession, $"{story}; crashes told so far: {Crashes}");
        Record.Close(_scene.Clock.Now);
        await _client.DisposeAsync();
    }

    private async Task ReadAsync()
    {
        await foreach (var frame in _client.Notifications)
        {
            var now = _scene.Clock.Now;
            if (frame.CommandId == (ushort)AsyncCommand.Cast)
            {
                Receive(frame, now);
            }
            else if (frame.CommandId == (ushort)AsyncCommand.ExeCrash)
            {
                CrashedAt = now;
                Interlocked.Increment(ref _crashes);
                _scene.Tally.Count("recovery told");
            }
        }

        Record.Close(_scene.Clock.Now);
    }

    private void Receive(MrciFrame frame, TimeSpan now)
    {
        if (!CastMark.TryRead(frame.Payload.Span, _scene.Run, out var mark) || frame.Type != FrameType.Bytes)
        {
            _scene.Violations.Add(ViolationKind.WrongCast, $"{Record.Name} got {frame}, which nobody of this run has cast");
            return;
        }

        var sender = _scene.Book.Find(mark.Session);
        if (sender?.Find(mark.Cast) is null || sender.Room != Record.Room || sender == Record)
            _scene.Violations.Add(ViolationKind.WrongCast, $"{Record.Name} of room {Record.Room} got {mark}, which is not for it");
        if (Record.Receive(mark, now) is { } wrong)
        {
            var story = sender?.Find(mark.Cast) is { Acknowledged: { } time } ? $"acknowledged at {time.TotalSeconds:0.000} s" : "not acknowledged";
            _scene.Violations.Add(wrong, $"{Record.Name} got cast {mark.Cast} of {sender?.Name}, {story}, after a later one or again");
        }
    }
}
