using Mrci.Engine.Orleans.Streams;

namespace Mrci.Engine.Tests.Streams;

/// <summary>The queue between publishers and the agent that delivers, asked as a receiver asks it.</summary>
public sealed class StreamQueueGrainTests(StreamCluster cluster)
{
    private static readonly StreamPoll First = new(Epoch: 0, Confirmed: 0, Most: 100);

    private readonly IStreamQueueGrain _queue = cluster.Grains.GetGrain<IStreamQueueGrain>(Guid.NewGuid().ToString());

    [Fact]
    public async Task Poll_that_waits_is_answered_by_the_next_event()
    {
        var poll = _queue.PollAsync(First);
        await EnqueueAsync(1);

        Events(await poll).ShouldBe([1]);
    }

    [Fact]
    public async Task Poll_gets_at_most_what_it_asks_for_and_the_next_one_goes_on()
    {
        await EnqueueAsync(1, 2, 3);

        var one = await _queue.PollAsync(First with { Most = 2 });
        var two = await _queue.PollAsync(After(one));

        Events(one).ShouldBe([1, 2]);
        Events(two).ShouldBe([3]);
    }

    [Fact]
    public async Task Batches_that_nobody_has_confirmed_are_given_to_the_next_receiver()
    {
        await EnqueueAsync(1, 2);
        var lost = await _queue.PollAsync(First);
        await EnqueueAsync(3);

        Events(lost).ShouldBe([1, 2]);
        Events(await _queue.PollAsync(First)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Confirmation_of_another_life_of_the_queue_counts_for_nothing()
    {
        // The place numbers of a queue that died with its silo may be higher than those of its successor: clocks differ.
        await EnqueueAsync(1);

        var answer = await _queue.PollAsync(new StreamPoll(Epoch: 1, Confirmed: long.MaxValue, Most: 100));

        Events(answer).ShouldBe([1]);
    }

    [Fact]
    public async Task Receiver_that_stops_leaves_no_poll_behind_and_nothing_that_it_has_delivered()
    {
        await EnqueueAsync(1);
        var last = After(await _queue.PollAsync(First));
        var waiting = _queue.PollAsync(last);

        await _queue.ReleaseAsync(last);

        Events(await waiting).ShouldBeEmpty();
        await EnqueueAsync(2);
        Events(await _queue.PollAsync(First)).ShouldBe([2]);
    }

    [Fact]
    public async Task Newer_poll_ends_the_one_that_waits()
    {
        await EnqueueAsync(1);
        var last = After(await _queue.PollAsync(First));
        var older = _queue.PollAsync(last);
        var newer = _queue.PollAsync(last);

        Events(await older).ShouldBeEmpty();
        await EnqueueAsync(2);
        Events(await newer).ShouldBe([2]);
    }

    [Fact]
    public async Task Queue_that_nobody_empties_refuses_at_its_capacity()
    {
        await Task.WhenAll(Enumerable.Range(0, StreamQueueGrain.Capacity).Select(item => EnqueueAsync(item)));

        await Should.ThrowAsync<StreamQueueFullException>(() => EnqueueAsync(0));
    }

    private static StreamPoll After(StreamDelivery delivery) => new(delivery.Epoch, delivery.Batches[^1].Sequence, Most: 100);

    private static IEnumerable<int> Events(StreamDelivery delivery) => delivery.Batches.SelectMany(static batch => batch.Content.Events).Cast<int>();

    private async Task EnqueueAsync(params int[] items)
    {
        foreach (var item in items)
            await _queue.EnqueueAsync(new StreamEvents(StreamCluster.NewStream(), [item]));
    }
}
