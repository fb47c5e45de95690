using Orleans.Runtime;
using Orleans.Streams;

namespace Mrci.Engine.Tests.Streams;

/// <summary>Streams as publishers and fronts use them, between two silos and a client (design.md section 4).</summary>
public sealed class StreamTests(StreamCluster cluster)
{
    private readonly StreamId _stream = StreamCluster.NewStream();

    [Fact]
    public async Task First_event_of_a_stream_reaches_all_who_subscribed_before_it()
    {
        Recorder[] recorders = [new(), new(), new()];
        await Of(cluster.OfSilo(0)).SubscribeAsync(recorders[0]);
        await Of(cluster.OfSilo(1)).SubscribeAsync(recorders[1]);
        await Of(cluster.OfClient()).SubscribeAsync(recorders[2]);

        await Of(cluster.OfSilo(0)).OnNextAsync(1);

        foreach (var recorder in recorders)
            (await recorder.UntilAsync(1)).ShouldBe([1]);
    }

    [Fact]
    public async Task Events_of_each_publisher_arrive_once_and_in_order()
    {
        const int events = 1000;
        Recorder[] recorders = [new(), new(), new()];
        await Of(cluster.OfSilo(0)).SubscribeAsync(recorders[0]);
        await Of(cluster.OfSilo(1)).SubscribeAsync(recorders[1]);
        await Of(cluster.OfClient()).SubscribeAsync(recorders[2]);

        await Task.WhenAll(PublishAsync(cluster.OfSilo(0), 1, events), PublishAsync(cluster.OfSilo(1), -events, -1));
        await Of(cluster.OfSilo(0)).OnNextAsync(0);

        foreach (var recorder in recorders)
        {
            var items = await recorder.UntilAsync(0);
            items.Where(static item => item > 0).ShouldBe(Enumerable.Range(1, events));
            items.Where(static item => item < 0).ShouldBe(Enumerable.Range(-events, events));
        }
    }

    [Fact]
    public async Task Batch_arrives_as_its_events_in_order()
    {
        var recorder = new Recorder();
        await Of(cluster.OfSilo(1)).SubscribeAsync(recorder);

        await Of(cluster.OfSilo(0)).OnNextBatchAsync([1, 2, 3]);

        (await recorder.UntilAsync(3)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Subscriber_of_a_running_stream_gets_what_is_published_from_then_on()
    {
        var first = new Recorder();
        var second = new Recorder();
        await Of(cluster.OfSilo(0)).SubscribeAsync(first);
        await PublishAsync(cluster.OfSilo(0), 1, 10);
        await first.UntilAsync(10);

        await Of(cluster.OfSilo(1)).SubscribeAsync(second);
        await PublishAsync(cluster.OfSilo(0), 11, 20);

        (await second.UntilAsync(20)).ShouldBe(Enumerable.Range(11, 10));
        (await first.UntilAsync(20)).ShouldBe(Enumerable.Range(1, 20));
    }

    [Fact]
    public async Task Subscriber_that_has_left_gets_nothing_more()
    {
        var gone = new Recorder();
        var staying = new Recorder();
        var handle = await Of(cluster.OfSilo(0)).SubscribeAsync(gone);
        await Of(cluster.OfSilo(1)).SubscribeAsync(staying);
        await PublishAsync(cluster.OfSilo(0), 1, 1);
        await gone.UntilAsync(1);

        await handle.UnsubscribeAsync();
        await PublishAsync(cluster.OfSilo(0), 2, 2);
        await staying.UntilAsync(2);

        gone.Items.ShouldBe([1]);
    }

    [Fact]
    public async Task Front_that_stands_still_holds_up_nobody()
    {
        var gate = new TaskCompletionSource();
        var still = new Recorder { Gate = gate.Task };
        var other = new Recorder();
        await Of(cluster.OfSilo(0)).SubscribeAsync(still);
        await Of(cluster.OfSilo(1)).SubscribeAsync(other);

        await PublishAsync(cluster.OfSilo(0), 1, 2000);

        await other.UntilAsync(2000);
        still.Items.ShouldBeEmpty();
        gate.SetResult();
        (await still.UntilAsync(2000)).ShouldBe(Enumerable.Range(1, 2000));
    }

    private IAsyncStream<int> Of(IStreamProvider provider) => provider.GetStream<int>(_stream);

    private async Task PublishAsync(IStreamProvider provider, int first, int last)
    {
        for (var item = first; item <= last; item++)
            await Of(provider).OnNextAsync(item);
    }
}
