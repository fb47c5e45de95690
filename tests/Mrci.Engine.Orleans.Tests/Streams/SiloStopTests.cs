using Orleans.Runtime;
using Orleans.Streams;

namespace Mrci.Engine.Tests.Streams;

/// <summary>Streams when a silo goes; each test has a cluster of its own.</summary>
public sealed class SiloStopTests
{
    [Fact]
    public async Task Streams_go_on_after_a_silo_has_been_stopped()
    {
        await using var cluster = await StreamCluster.StartAsync(silos: 2);
        var provider = StreamCluster.Streams(cluster.Silos[0].ServiceProvider);
        var streams = Enumerable.Range(0, 16).Select(_ => StreamCluster.NewStream()).ToArray();
        var recorders = streams.Select(static _ => new Recorder()).ToArray();
        for (var index = 0; index < streams.Length; index++)
            await provider.GetStream<int>(streams[index]).SubscribeAsync(recorders[index]);
        await PublishAsync(provider, streams, 1);
        await Task.WhenAll(recorders.Select(static recorder => recorder.UntilAsync(1)));

        await cluster.StopSiloAsync(cluster.Silos[1]);

        await PublishAsync(provider, streams, 2);
        await Task.WhenAll(recorders.Select(static recorder => recorder.UntilAsync(2)));
        recorders.ShouldAllBe(static recorder => recorder.Items.Length == 2, "an orderly stop repeats nothing");
    }

    private static Task PublishAsync(IStreamProvider provider, StreamId[] streams, int item) =>
        Task.WhenAll(streams.Select(stream => provider.GetStream<int>(stream).OnNextAsync(item)));
}
