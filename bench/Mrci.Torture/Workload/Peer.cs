using Mrci.Protocol.Text;
using Mrci.Torture.Checking;
using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;

namespace Mrci.Torture.Workload;

/// <summary>A client: an account, and a session that is had again whenever it was lost.</summary>
/// <param name="scene">The run.</param>
/// <param name="account">Name of its account.</param>
/// <param name="password">Password of its account.</param>
/// <param name="home">Which of the fronts it goes to first.</param>
/// <param name="room">Its room; null for one that does not cast.</param>
internal class Peer(Scene scene, string account, string password, int home, Room? room) : IAsyncDisposable
{
    private const int MostDenials = 3;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, int> _denials = new(StringComparer.Ordinal);
    private volatile HostSession? _session;
    private int _crashesSeen;

    /// <summary>Name of its account.</summary>
    public string Account => account;

    /// <summary>The passwords the account may have.</summary>
    public Cell<string> Password { get; } = new(password);

    /// <summary>Whether its password was changed in this run.</summary>
    public bool HasChangedPassword { get; protected set; }

    /// <summary>Whether the host knows none of its passwords under any of its names, which is a violation and told already.</summary>
    public bool IsDenied { get; private set; }

    /// <summary>The run.</summary>
    protected Scene Scene => scene;

    /// <summary>The names the account may have, the newest last.</summary>
    protected virtual IReadOnlyList<string> Names => [account];

    private AccountHistory History => scene.Ledger.History(account);

    /// <summary>Whether the sub-channel of the room is open, as far as it knows.</summary>
    protected bool IsRoomOpen { get; private set; }

    /// <summary>Runs a command when the session is ready for it.</summary>
    public async Task<CommandOutcome> RunAsync(string command, string arguments, CancellationToken cancellation, params string[] secrets)
    {
        var session = await ReadyAsync(cancellation);
        return await session.RunAsync(command, arguments, secrets);
    }

    /// <summary>Logs in with one of the passwords it may have; that none of them is right is a violation.</summary>
    public Task LogInAsync(CancellationToken cancellation) => EnterUntilAsync(() => _session is not null || IsDenied, cancellation);

    /// <summary>Ends when the session, this one or the next, has answered a question that is asked from now on.</summary>
    public async Task AnswerAsync(CancellationToken cancellation)
    {
        while (_session is not { IsOpen: true } session || !await session.AnswersAsync(cancellation))
            await Task.Delay(BetweenAttempts / 4, cancellation);
    }

    /// <summary>The session, logged in, with the room open: the present one, or a new one.</summary>
    /// <exception cref="OperationCanceledException">None came about before <paramref name="cancellation"/>.</exception>
    public async Task<HostSession> ReadyAsync(CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_session is { IsOpen: true } session && await CatchUpAsync(session))
                return session;
            await LeaveAsync();
            await EnterUntilAsync(() => _session is not null, cancellation);
        }
    }

    /// <summary>Opens the room for the first time.</summary>
    /// <exception cref="TortureException">That was refused.</exception>
    public async Task EnterRoomAsync(CancellationToken cancellation)
    {
        if (await OpenRoomAsync(await ReadyAsync(cancellation)) != Answer.Acknowledged)
            throw new TortureException($"The set-up failed: {account} cannot open the sub-channel of its room.");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await LeaveAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Is told which of its names a login has shown to be the right one.</summary>
    protected virtual void NoteName(string name)
    {
    }

    /// <summary>Changes the password of its account.</summary>
    protected async Task SetPasswordAsync(HostSession session, string next) =>
        Password.Note(next, await RunNotedAsync(session, $"set_pw to {next}", "set_pw", "", next));

    /// <summary>Runs a command that the history of the account must show.</summary>
    protected async Task<Answer> RunNotedAsync(HostSession session, string what, string command, string arguments, params string[] secrets)
    {
        var sent = Scene.Clock.Now;
        var outcome = await session.RunAsync(command, arguments, secrets);
        var answer = outcome.Answer;
        // The answer to a question of a lost invocation has begun a new one (P-10.20 step 7), whose question nobody saw, and which this one has answered.
        if (answer == Answer.Acknowledged && outcome.Prompts < secrets.Length)
        {
            Scene.Tally.Count($"{command} that answered an earlier one");
            answer = Answer.NotSent;
        }

        History.Note(sent, Scene.Clock.Now, session.Record.Name, what, $"{answer}");
        return answer;
    }

    /// <summary>Has a session again if the last fault has ended it; how long that takes is judged elsewhere.</summary>
    protected async Task StayAsync(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(scene.Plan.CommandLimit);
        try
        {
            if (_session is not { IsOpen: true })
                await LogInAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            scene.Tally.Count("no session after the last fault");
        }
    }

    /// <summary>Opens the room's sub-channel.</summary>
    protected async Task<Answer> OpenRoomAsync(HostSession session)
    {
        if (room is null)
            return Answer.NotSent;
        var answer = (await session.RunAsync("open_sub_ch", room.Main)).Answer;
        // Refused if an earlier opening or closing, of which nobody said how it ended, has left it open.
        if (answer == Answer.Refused && await HasRoomOpenAsync(session) == true)
            answer = Answer.Acknowledged;
        if (answer != Answer.Acknowledged)
            return answer;
        session.Record.Open(Scene.Clock.Now);
        IsRoomOpen = true;
        return answer;
    }

    /// <summary>Closes the room's sub-channel.</summary>
    protected async Task CloseRoomAsync(HostSession session)
    {
        if (room is null)
            return;
        session.Record.Close(Scene.Clock.Now);
        IsRoomOpen = false;
        await session.RunAsync("close_sub_ch", room.Main);
    }

    private async Task EnterUntilAsync(Func<bool> condition, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            await EnterAsync(attempt, cancellation);
            if (condition())
                return;
            await Task.Delay(BetweenAttempts, cancellation);
        }
    }

    private async Task EnterAsync(int attempt, CancellationToken cancellation)
    {
        var fronts = scene.Target.Fronts;
        // The newest first: most changes are made even when nobody said so. Each name at each front, for one of them may be away for long.
        var names = Names;
        var name = names[^(1 + (attempt / fronts.Count % names.Count))];
        var session = await HostSession.ConnectAsync(fronts[(home + attempt) % fronts.Count], scene, room?.Number ?? -1, account, cancellation);
        if (session is null)
            return;
        // Known from here on, so that it can be asked whether it lives.
        _session = session;
        _crashesSeen = session.Crashes;
        IsRoomOpen = false;
        if (await AuthenticateAsync(session, name, names)
            && _crashesSeen == session.Crashes
            && (room is not { IsReady: true } || await OpenRoomAsync(session) == Answer.Acknowledged))
            return;
        await LeaveAsync();
    }

    private async Task LeaveAsync()
    {
        if (_session is not { } session)
            return;
        _session = null;
        IsRoomOpen = false;
        await session.DisposeAsync();
    }

    private async Task<bool> AuthenticateAsync(HostSession session, string name, IReadOnlyList<string> names)
    {
        var passwords = Password.Possible.Reverse().ToArray();
        var sent = Scene.Clock.Now;
        var outcome = await session.RunAsync("auth", new ArgumentWriter().Add("-user", name).ToString(), passwords);
        var isLoggedIn = outcome.HasEnded && session.Has("set_pw");
        var fitting = Math.Clamp(outcome.Prompts, 1, passwords.Length) - 1;
        History.Note(
            sent,
            Scene.Clock.Now,
            session.Record.Name,
            $"auth of {name} with {string.Join(", ", passwords.Select(Shown))}",
            isLoggedIn ? $"logged in with {Shown(passwords[fitting])}" : $"{outcome.Answer} after {outcome.Prompts} prompts");
        if (isLoggedIn)
        {
            _denials.Clear();
            NoteName(name);
            Password.Note(passwords[fitting], Answer.Acknowledged);
            return true;
        }

        // Asked once more than there are passwords: all of them were wrong. Once may be a store that was away.
        if (!outcome.HasEnded || outcome.Prompts <= passwords.Length || IsDenied)
            return false;
        _denials[name] = _denials.GetValueOrDefault(name) + 1;
        IsDenied = names.All(possible => _denials.GetValueOrDefault(possible) >= MostDenials);
        if (IsDenied)
            Scene.Violations.Add(ViolationKind.LostChange, $"{account} cannot log in with any password it may have ({passwords.Length}){History.Tell()}");
        return false;
    }

    // Those of the run are no secrets; root's may be somebody's.
    private string Shown(string password) => account.Equals(Administrator.Root, StringComparison.Ordinal) ? "a password" : password;

    // After a recovery (P-10.21): the user is logged in, what was open is open. A session that lacks it is given up.
    private async Task<bool> CatchUpAsync(HostSession session)
    {
        while (_crashesSeen != session.Crashes && session.IsOpen)
        {
            var seen = session.Crashes;
            var isThere = await HasRoomOpenAsync(session);
            if (seen != session.Crashes || !session.IsOpen)
                continue;
            if (!session.Has("ls_open_chs"))
                return Miss(session, "is not logged in any more");
            if (IsRoomOpen && isThere == false)
                return Miss(session, "has lost the sub-channel it had open");
            if (isThere is not null)
                _crashesSeen = seen;
            else
                await Task.Delay(BetweenAttempts);
        }

        return session.IsOpen;
    }

    // Null if the session did not say.
    private async Task<bool?> HasRoomOpenAsync(HostSession session)
    {
        var open = await session.RunAsync("ls_open_chs");
        return open.Answer != Answer.Acknowledged ? null : room is not null && open.Text.Contains($"{room.Channel} ", StringComparison.OrdinalIgnoreCase);
    }

    private bool Miss(HostSession session, string what)
    {
        session.Record.Close(session.CrashedAt);
        Scene.Violations.Add(ViolationKind.NotRestored, $"{session.Record.Name} {what} after the recovery told at {session.CrashedAt.TotalSeconds:0.000} s");
        return false;
    }
}
