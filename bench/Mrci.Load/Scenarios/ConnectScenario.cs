using System.Diagnostics;
using System.Net;
using Mrci.Load.Hosting;
using Mrci.Load.Measuring;
using Mrci.Load.Sessions;

namespace Mrci.Load.Scenarios;

/// <summary>Time from the start of a TCP connect to the <c>1:TEXT</c> of the session, alone and with others at the same time.</summary>
/// <param name="sequential">Sessions opened one after the other in a run.</param>
/// <param name="waves">How often a crowd connects in a run.</param>
/// <param name="crowd">Sessions that connect at the same moment.</param>
internal sealed class ConnectScenario(int sequential, int waves, int crowd) : IScenario
{
    /// <inheritdoc />
    public string Name => "connect";

    /// <inheritdoc />
    public bool NeedsFreshHost => false;

    /// <inheritdoc />
    public async Task<IStage> SetUpAsync(LoadHost host, CancellationToken cancellation)
    {
        var stage = new Stage(host.EndPoint, sequential, waves, crowd);
        await stage.MeasureAsync(cancellation);
        return stage;
    }

    private sealed class Stage(IPEndPoint endPoint, int sequential, int waves, int crowd) : IStage
    {
        public async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancellation)
        {
            var alone = new Latencies(sequential);
            for (var i = 0; i < sequential; i++)
                await ConnectAsync(alone, cancellation);

            var together = new Latencies(waves * crowd);
            for (var i = 0; i < waves; i++)
                await Task.WhenAll(Enumerable.Range(0, crowd).Select(_ => ConnectAsync(together, cancellation)));

            return [.. alone.Summarise("connect.sequential"), .. together.Summarise($"connect.parallel{crowd}")];
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private async Task ConnectAsync(Latencies latencies, CancellationToken cancellation)
        {
            var start = Stopwatch.GetTimestamp();
            using var session = await LoadSession.ConnectAsync(endPoint, cancellation);
            latencies.Add(Stopwatch.GetElapsedTime(start));
            // Nothing unread is left behind, so that the close is an orderly one.
            await session.CatchUpAsync(cancellation);
        }
    }
}
