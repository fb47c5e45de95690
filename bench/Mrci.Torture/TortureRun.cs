using Mrci.Torture.Checking;
using Mrci.Torture.Faults;
using Mrci.Torture.Reporting;
using Mrci.Torture.Sessions;
using Mrci.Torture.Targets;
using Mrci.Torture.Workload;

namespace Mrci.Torture;

/// <summary>One run: gather the clients, let them work while faults happen, let things settle, check.</summary>
/// <param name="plan">What is done.</param>
/// <param name="target">To what.</param>
/// <param name="directory">Gets the list of all violations.</param>
/// <param name="output">Gets the report.</param>
internal sealed class TortureRun(RunPlan plan, Target target, DirectoryInfo directory, TextWriter output)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>Runs it.</summary>
    /// <returns>Number of violations.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var scene = new Scene(plan, target);
        await output.WriteLineAsync($"seed = {plan.Seed}, {plan.Clients} clients, {plan.Duration.TotalSeconds:0} s, names begin with {scene.Prefix}");
        await output.WriteLineAsync($"target = {target.Description}");
        target.TellLost = story => scene.Violations.Add(ViolationKind.HostLost, story);
        try
        {
            await RunAsync(scene, cancellation);
        }
        finally
        {
            await scene.Violations.WriteAllAsync(directory);
        }

        return scene.Violations.Count;
    }

    private async Task RunAsync(Scene scene, CancellationToken cancellation)
    {
        await using var crowd = await WithinAsync(plan.PhaseLimit, "the set-up", token => Crowd.GatherAsync(scene, token), cancellation);
        await output.WriteLineAsync($"set-up = {scene.Clock.Now.TotalSeconds:0.0} s");
        try
        {
            await JudgeAsync(scene, crowd, cancellation);
        }
        catch
        {
            await crowd.AbandonAsync();
            throw;
        }
    }

    private async Task JudgeAsync(Scene scene, Crowd crowd, CancellationToken cancellation)
    {
        var faults = await WorkAsync(scene, crowd, cancellation);
        await new SessionCheck(scene, crowd).RunAsync(cancellation);
        var casts = new CastCheck(scene.Book, plan.CastGrace);
        var missing = await SettleAsync(scene, casts, cancellation);
        foreach (var story in missing)
            scene.Violations.Add(ViolationKind.LostCast, story);
        var stored = new StoredStateCheck(scene, crowd);
        await TryWithinAsync(scene, "the check of the store", stored.RunAsync, cancellation);
        await TryWithinAsync(scene, "taking ranks, bans, and settings back", crowd.CleanUpAsync, cancellation);

        await new RunReport(scene, faults, casts.Owed, stored.Compared).WriteAsync(output);
    }

    private async Task<IReadOnlyList<FaultRecord>> WorkAsync(Scene scene, Crowd crowd, CancellationToken cancellation)
    {
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var working = crowd.WorkAsync(stop.Token, cancellation);
        // Clients go on for a while after the last fault.
        rest.CancelAfter(plan.Duration - TimeSpan.FromSeconds(Math.Min(plan.FaultEvery.TotalSeconds, plan.Duration.TotalSeconds / 4)));
        stop.CancelAfter(plan.Duration);
        var faults = await new FaultSchedule(scene, crowd).RunAsync(rest.Token);
        await working;
        return faults;
    }

    private async Task<IReadOnlyList<string>> SettleAsync(Scene scene, CastCheck casts, CancellationToken cancellation)
    {
        var end = scene.Clock.Now + plan.SettleLimit;
        while (true)
        {
            var missing = casts.FindMissing(scene.Clock.Now);
            if (missing.Count == 0 || scene.Clock.Now > end)
                return missing;
            await Task.Delay(BetweenLooks, cancellation);
        }
    }

    // A host that does not let itself be asked has broken something; what was found before is told all the same.
    private async Task TryWithinAsync(Scene scene, string what, Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        try
        {
            await WithinAsync<object?>(
                plan.PhaseLimit,
                what,
                async token =>
                {
                    await work(token);
                    return null;
                },
                cancellation);
        }
        catch (TortureException failure)
        {
            scene.Violations.Add(ViolationKind.StuckSession, failure.Message);
        }
    }

    private static async Task<T> WithinAsync<T>(TimeSpan limit, string what, Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timed.CancelAfter(limit);
        try
        {
            return await work(timed.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TortureException($"{what} was not finished after {limit.TotalSeconds:0} s.");
        }
    }
}
