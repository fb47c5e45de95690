using Mrci.Load.Hosting;
using Mrci.Load.Measuring;

namespace Mrci.Load.Scenarios;

/// <summary>Runs scenarios one after the other and prints their figures.</summary>
/// <param name="runs">Runs of each scenario.</param>
/// <param name="limit">Longest time of a set-up, and of a run.</param>
/// <param name="openHost">Gives the host to measure; called again whenever a fresh one is wanted.</param>
/// <param name="output">Gets the figures.</param>
internal sealed class ScenarioRunner(int runs, TimeSpan limit, Func<CancellationToken, Task<LoadHost>> openHost, TextWriter output)
{
    /// <summary>Runs all of <paramref name="scenarios"/>.</summary>
    public async Task RunAsync(IEnumerable<IScenario> scenarios, CancellationToken cancellation)
    {
        foreach (var scenario in scenarios)
        {
            var report = new FigureReport();
            var hosts = scenario.NeedsFreshHost ? runs : 1;
            for (var host = 0; host < hosts; host++)
                await RunOnHostAsync(scenario, runs / hosts, report, cancellation);
            await report.WriteAsync(output);
        }
    }

    private async Task RunOnHostAsync(IScenario scenario, int count, FigureReport report, CancellationToken cancellation)
    {
        await using var host = await WithinLimit(openHost, $"{scenario.Name}: starting the host", cancellation);
        await using var stage = await WithinLimit(token => scenario.SetUpAsync(host, token), $"{scenario.Name}: the set-up", cancellation);
        for (var run = 0; run < count; run++)
            report.Add(await WithinLimit(stage.MeasureAsync, $"{scenario.Name}: a run", cancellation));
    }

    private async Task<T> WithinLimit<T>(Func<CancellationToken, Task<T>> work, string what, CancellationToken cancellation)
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timed.CancelAfter(limit);
        try
        {
            return await work(timed.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new LoadException($"{what} was not finished after {limit.TotalSeconds:0} s.");
        }
    }
}
