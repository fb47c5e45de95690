using Microsoft.Extensions.DependencyInjection;
using Mrci.Engine.Orleans.Streams;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Mrci.Engine.Tests.Streams;

/// <summary>Subscribers that died without a word leave the store when their stream is probed.</summary>
public sealed class StreamProbeTests
{
    private const string Provider = "streams";

    private readonly StreamId _stream = StreamCluster.NewStream();

    [Fact]
    public async Task Probe_takes_out_a_client_that_is_gone_and_gives_nothing_to_those_that_live()
    {
        // Orleans waits for a minute by default for a client to come back.
        await using var cluster = await StreamCluster.StartAsync(silos: 2, static silo => silo.Configure<SiloMessagingOptions>(
            static messaging => messaging.ClientDropTimeout = TimeSpan.FromSeconds(1)));
        var staying = new Recorder();
        await Of(cluster.Silos[0].ServiceProvider).SubscribeAsync(staying);
        await Of(cluster.Client.ServiceProvider).SubscribeAsync(new Recorder());
        var probe = cluster.Silos[0].ServiceProvider.GetRequiredKeyedService<StreamProbe>(Provider);
        (await CountAsync(cluster.Silos[0].ServiceProvider)).ShouldBe(2);

        await cluster.KillClientAsync();

        await ProbeUntilAsync(probe, cluster.Silos[0].ServiceProvider, 1);
        await Of(cluster.Silos[1].ServiceProvider).OnNextAsync(5);
        (await staying.UntilAsync(5)).ShouldBe([5]);
    }

    [Fact]
    public async Task Probe_takes_out_a_silo_that_is_gone()
    {
        await using var cluster = await StreamCluster.StartAsync(silos: 3);
        await Of(cluster.Silos[0].ServiceProvider).SubscribeAsync(new Recorder());
        await Of(cluster.Silos[2].ServiceProvider).SubscribeAsync(new Recorder());
        var probe = cluster.Silos[0].ServiceProvider.GetRequiredKeyedService<StreamProbe>(Provider);
        (await CountAsync(cluster.Silos[0].ServiceProvider)).ShouldBe(2);

        await cluster.KillSiloAsync(cluster.Silos[2]);

        await ProbeUntilAsync(probe, cluster.Silos[0].ServiceProvider, 1);
    }

    private async Task ProbeUntilAsync(StreamProbe probe, IServiceProvider silo, int subscriptions)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        int found;
        while ((found = await CountAsync(silo)) != subscriptions)
        {
            limit.IsCancellationRequested.ShouldBeFalse($"{found} subscriptions are stored, not {subscriptions}, after 60 s of probing");
            await probe.SendAsync(_stream);
            await timer.WaitForNextTickAsync();
        }
    }

    private async Task<int> CountAsync(IServiceProvider silo)
    {
        var manager = silo.GetRequiredService<IStreamSubscriptionManagerAdmin>()
            .GetStreamSubscriptionManager(StreamSubscriptionManagerType.ExplicitSubscribeOnly);
        return (await manager.GetSubscriptions(Provider, _stream)).Count();
    }

    private IAsyncStream<int> Of(IServiceProvider services) => StreamCluster.Streams(services).GetStream<int>(_stream);
}
