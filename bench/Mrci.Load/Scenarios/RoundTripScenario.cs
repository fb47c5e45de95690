using System.Diagnostics;
using Mrci.Load.Hosting;
using Mrci.Load.Measuring;
using Mrci.Load.Sessions;

namespace Mrci.Load.Scenarios;

/// <summary>
/// Time from sending a command to its IDLE: on one session, and on many at the same time, each sending its next when the last is
/// answered.
/// </summary>
/// <param name="command">Name of the command.</param>
/// <param name="alone">Round trips of the single session in a run.</param>
/// <param name="sessions">Sessions at the same time.</param>
/// <param name="each">Round trips of each of them in a run.</param>
internal sealed class RoundTripScenario(string command, int alone, int sessions, int each) : IScenario
{
    /// <summary>A command of every host that does little and needs no login.</summary>
    public const string DefaultCommand = "my_info";

    /// <inheritdoc />
    public string Name => "roundtrip";

    /// <inheritdoc />
    public bool NeedsFreshHost => false;

    /// <inheritdoc />
    public async Task<IStage> SetUpAsync(LoadHost host, CancellationToken cancellation)
    {
        var opened = new List<LoadSession>(sessions);
        try
        {
            while (opened.Count < sessions)
            {
                opened.Add(await LoadSession.ConnectAsync(host.EndPoint, cancellation));
                await opened[^1].CatchUpAsync(cancellation);
            }

            var stage = new Stage(opened, command, alone, each);
            await stage.MeasureAsync(cancellation);
            return stage;
        }
        catch
        {
            opened.ForEach(static session => session.Dispose());
            throw;
        }
    }

    private sealed class Stage(List<LoadSession> sessions, string command, int alone, int each) : IStage
    {
        public async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancellation)
        {
            var single = new Latencies(alone);
            await RepeatAsync(sessions[0], alone, single, cancellation);

            var crowd = new Latencies(sessions.Count * each);
            var start = Stopwatch.GetTimestamp();
            await Task.WhenAll(sessions.Select(session => RepeatAsync(session, each, crowd, cancellation)));
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

            var name = $"roundtrip.parallel{sessions.Count}";
            return
            [
                .. single.Summarise("roundtrip.single"),
                new Figure($"{name}.throughput", sessions.Count * each / seconds, "commands/s"),
                .. crowd.Summarise(name),
            ];
        }

        public ValueTask DisposeAsync()
        {
            sessions.ForEach(static session => session.Dispose());
            return ValueTask.CompletedTask;
        }

        private async Task RepeatAsync(LoadSession session, int count, Latencies latencies, CancellationToken cancellation)
        {
            for (var i = 0; i < count; i++)
            {
                var start = Stopwatch.GetTimestamp();
                await session.RunAsync(command, "", [], cancellation);
                latencies.Add(Stopwatch.GetElapsedTime(start));
            }
        }
    }
}
