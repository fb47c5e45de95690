using Mrci.Torture.Sessions;
using Mrci.Torture.Workload;

namespace Mrci.Torture.Faults;

/// <summary>Lets faults happen one after the other, and watches how long the sessions take to answer again.</summary>
/// <param name="scene">The run.</param>
/// <param name="crowd">Those who are asked.</param>
internal sealed class FaultSchedule(Scene scene, Crowd crowd)
{
    private const double Share = 0.95;

    /// <summary>Longest wait for an answer: a recovery that takes longer is given up by the host (P-10.20).</summary>
    public static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(60);

    private readonly Random _random = new(scene.Plan.Seed);
    private readonly List<Task<FaultRecord>> _records = [];

    /// <summary>Runs faults until <paramref name="stop"/>, and returns when the last one is over and everybody has answered, or has had his time.</summary>
    public async Task<IReadOnlyList<FaultRecord>> RunAsync(CancellationToken stop)
    {
        var begin = scene.Clock.Now;
        var faults = scene.Target.Faults;
        try
        {
            for (var next = begin + scene.Plan.FaultEvery; faults.Count > 0; next += scene.Plan.FaultEvery)
            {
                if (next > scene.Clock.Now)
                    await Task.Delay(next - scene.Clock.Now, stop);
                else
                    next = scene.Clock.Now;
                await StrikeAsync(faults[_random.Next(faults.Count)], stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The time is up: the last faults are only waited for.
        }

        return await Task.WhenAll(_records);
    }

    private async Task StrikeAsync(Fault fault, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var at = scene.Clock.Now;
        var strike = fault.StrikeAsync(_random, stop);
        var answering = WatchAsync(at);
        var victim = await strike;
        var healed = scene.Clock.Now;
        await Console.Error.WriteLineAsync($"{at.TotalSeconds,7:0.0} s  {fault.Name} of {victim}, over after {(healed - at).TotalSeconds:0.0} s");
        _records.Add(RecordAsync(new FaultRecord(fault.Name, victim, at, healed, Answering: null), answering));
    }

    private static async Task<FaultRecord> RecordAsync(FaultRecord record, Task<double?> answering) => record with { Answering = await answering };

    private async Task<double?> WatchAsync(TimeSpan at)
    {
        // What was on its way when the fault began is no sign of life.
        await Task.Delay(TimeSpan.FromMilliseconds(50));
        using var limit = new CancellationTokenSource(AnswerLimit);
        var times = await Task.WhenAll(crowd.Clients.Select(client => AnswerAsync(client, at, limit.Token)));
        var answered = times.Where(static time => time is not null).Order().ToArray();
        var needed = (int)Math.Ceiling(times.Length * Share);
        return answered.Length >= needed ? answered[needed - 1] : null;
    }

    private async Task<double?> AnswerAsync(Peer peer, TimeSpan at, CancellationToken limit)
    {
        try
        {
            await peer.AnswerAsync(limit);
            return (scene.Clock.Now - at).TotalSeconds;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
