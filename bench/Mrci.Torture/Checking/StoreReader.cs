using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;
using Mrci.Torture.Workload;

namespace Mrci.Torture.Checking;

/// <summary>Asks the host for what it has stored, again after every fault, and counts what is compared.</summary>
/// <param name="scene">The run.</param>
internal sealed class StoreReader(Scene scene)
{
    private const int AtATime = 4;
    private const int MostRefusals = 2;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly SecondOpinion _second = new(scene);
    private int _compared;

    /// <summary>Number of things compared so far.</summary>
    public int Compared => _compared;

    /// <summary>Does something for each of several things, a few at a time.</summary>
    public static Task ForEachAsync<T>(IEnumerable<T> things, Func<T, CancellationToken, ValueTask> work, CancellationToken cancellation) =>
        Parallel.ForEachAsync(things, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation }, work);

    /// <summary>The rows of a table; none after a refusal, which is a violation.</summary>
    public async Task<IReadOnlyList<string[]>> ReadAsync(Peer peer, string command, string arguments, CancellationToken cancellation) =>
        [.. TableText.Rows(await AskAsync(
            peer,
            $"{command} {arguments}",
            session => session.ReadTableAsync(command, arguments),
            cancellation,
            () => _second.AskAsync(peer, command, arguments, cancellation)))];

    /// <summary>Reads a listing that may lag behind its owners (D-614) until it is right, or until there was time enough.</summary>
    /// <param name="peer">Who asks.</param>
    /// <param name="command">What shows it.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="findWrong">What is wrong with its rows; each is a violation in the end.</param>
    /// <param name="cancellation">The end of all patience.</param>
    public async Task ReadUntilAsync(
        Peer peer,
        string command,
        string arguments,
        Func<IReadOnlyList<string[]>, IEnumerable<(ViolationKind Kind, string Story)>> findWrong,
        CancellationToken cancellation)
    {
        var end = scene.Clock.Now + scene.Plan.SettleLimit;
        var wrong = new List<(ViolationKind Kind, string Story)>();
        IReadOnlyList<string[]> rows;
        do
        {
            if (wrong.Count > 0)
                await Task.Delay(BetweenLooks, cancellation);
            rows = await ReadAsync(peer, command, arguments, cancellation);
            wrong = [.. findWrong(rows)];
        }
        while (wrong.Count > 0 && scene.Clock.Now < end);

        Interlocked.Add(ref _compared, rows.Count);
        foreach (var (kind, story) in wrong)
            scene.Violations.Add(kind, story);
    }

    /// <summary>The text of an answer; empty after a refusal, which is a violation.</summary>
    /// <param name="peer">Who asks.</param>
    /// <param name="what">What, for the story.</param>
    /// <param name="ask">Asks a session.</param>
    /// <param name="cancellation">The end of all patience.</param>
    /// <param name="askAgain">Asks elsewhere after a refusal, for the story.</param>
    public async Task<string> AskAsync(
        Peer peer, string what, Func<HostSession, Task<CommandOutcome>> ask, CancellationToken cancellation, Func<Task<string>>? askAgain = null)
    {
        while (true)
        {
            var outcome = await ask(await peer.ReadyAsync(cancellation));
            if (outcome.Answer == Answer.Acknowledged)
                return outcome.Text;
            if (outcome.Answer == Answer.Refused)
            {
                var elsewhere = askAgain is null ? "" : $"; asked again: {await askAgain()}";
                scene.Violations.Add(ViolationKind.LostChange, $"{what} of {peer.Account} was refused{elsewhere}");
                return "";
            }

            await Task.Delay(BetweenAttempts, cancellation);
        }
    }

    /// <summary>Whether the host does what it is told, asked twice if it does not: once may be a store that was away.</summary>
    public static async Task<bool> DoesAsync(Peer peer, string command, string arguments, CancellationToken cancellation) =>
        await TryAskAsync(peer, command, arguments, cancellation) is not null;

    /// <summary>The text of an answer that may be a refusal; null if it is one, asked twice.</summary>
    public static async Task<string?> TryAskAsync(Peer peer, string command, string arguments, CancellationToken cancellation)
    {
        for (var refusals = 0; refusals < MostRefusals;)
        {
            var outcome = await peer.RunAsync(command, arguments, cancellation);
            if (outcome.Answer == Answer.Acknowledged)
                return outcome.Text;
            refusals += outcome.Answer == Answer.Refused ? 1 : 0;
            await Task.Delay(BetweenAttempts, cancellation);
        }

        return null;
    }

    /// <summary>Something was compared.</summary>
    public void Count() => Interlocked.Increment(ref _compared);

    /// <summary>Compares what was found with what may be.</summary>
    public void Compare<T>(Cell<T> cell, T found, string what) =>
        Compare(cell.Allows(found), () => $"{what} is {Shown(found)}, not {string.Join(" or ", cell.Possible.Select(Shown))}");

    /// <summary>Something was compared; a violation if it is wrong.</summary>
    public void Compare(bool isRight, Func<string> story)
    {
        Count();
        if (!isRight)
            scene.Violations.Add(ViolationKind.LostChange, story());
    }

    private static string Shown<T>(T value) => $"{value}" is { Length: > 0 } text ? text : "gone";
}
