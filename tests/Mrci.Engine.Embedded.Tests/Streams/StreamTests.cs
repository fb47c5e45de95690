using System.Collections.Concurrent;
using Mrci.Engine.Embedded.Tests.Harness;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;

namespace Mrci.Engine.Embedded.Tests.Streams;

// design.md 3 and 4: stream order per publisher, one event at a time, a throwing subscriber harms no other
public sealed class StreamTests : IAsyncDisposable
{
    private readonly TestEngine _engine = new();

    private IAsyncStream<string> Stream => _engine.Client.GetStreamProvider(TestEngine.Streams).GetStream<string>(StreamId.Create("test", "s"));

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task EventsOfTwoPublishers_arriveInTheOrderOfEachAndInOneOrderForAll()
    {
        const int Count = 1_000;
        ConcurrentQueue<string> first = [], second = [];
        await Stream.SubscribeAsync(Collect(first));
        await Stream.SubscribeAsync(Collect(second));
        await Task.WhenAll(_engine.Grain<IStreamGrain>("p").Publish("s", "p", Count), _engine.Grain<IStreamGrain>("q").Publish("s", "q", Count)).InTime();
        await Wait.Until(() => first.Count == 2 * Count && second.Count == 2 * Count, "all events at both subscribers");
        foreach (var publisher in new[] { "p", "q" })
            first.Where(item => item.StartsWith(publisher, StringComparison.Ordinal)).ShouldBe(Enumerable.Range(0, Count).Select(number => $"{publisher}{number}"));
        second.ShouldBe(first);
    }

    [Fact]
    public async Task Tokens_ofOneStream_grow()
    {
        ConcurrentQueue<long> numbers = [];
        await Stream.SubscribeAsync((_, token) =>
        {
            numbers.Enqueue(token!.SequenceNumber);
            return Task.CompletedTask;
        });
        for (var i = 0; i < 100; i++)
            await Stream.OnNextAsync("x");
        await Wait.Until(() => numbers.Count == 100, "100 events");
        numbers.ShouldBe(numbers.Order());
        numbers.Distinct().Count().ShouldBe(100);
    }

    [Fact]
    public async Task Publishing_doesNotWaitForASlowSubscriber()
    {
        ConcurrentQueue<string> received = [];
        await Stream.SubscribeAsync(async (item, _) =>
        {
            await _engine.Journal.Gate("slow");
            received.Enqueue(item);
        });
        await _engine.Grain<IStreamGrain>("p").Publish("s", "p", 100).InTime();
        received.ShouldBeEmpty();
        _engine.Journal.Open("slow");
        await Wait.Until(() => received.Count == 100, "the events to arrive late");
    }

    [Fact]
    public async Task Subscriber_isNeverCalledTwiceAtOnce()
    {
        var inside = 0;
        var most = 0;
        var count = 0;
        await Stream.SubscribeAsync(async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            Interlocked.Increment(ref count);
        });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(publisher => _engine.Grain<IStreamGrain>($"p{publisher}").Publish("s", "x", 200))).InTime();
        await Wait.Until(() => Volatile.Read(ref count) == 800, "800 events");
        most.ShouldBe(1);
    }

    [Fact]
    public async Task Unsubscribing_endsDeliveryAtOnceAndForGood()
    {
        ConcurrentQueue<string> received = [];
        var handle = await Stream.SubscribeAsync(Collect(received));
        await Stream.OnNextAsync("before");
        await Wait.Until(() => received.Count == 1, "the event before");
        await handle.UnsubscribeAsync();
        (await Stream.GetAllSubscriptionHandles()).ShouldBeEmpty();
        ConcurrentQueue<string> other = [];
        await Stream.SubscribeAsync(Collect(other));
        await Stream.OnNextAsync("after");
        await Wait.Until(() => other.Count == 1, "the event after at another subscriber");
        received.ShouldBe(["before"]);
        await Should.ThrowAsync<InvalidOperationException>(handle.UnsubscribeAsync);
    }

    [Fact]
    public async Task SubscriberThatThrows_isToldAndGoesOnAndHarmsNoOther()
    {
        ConcurrentQueue<string> good = [], bad = [];
        ConcurrentQueue<Exception> errors = [];
        await Stream.SubscribeAsync(
            (item, _) =>
            {
                bad.Enqueue(item);
                return item is "1" ? throw new InvalidDataException(item) : Task.CompletedTask;
            },
            exception =>
            {
                errors.Enqueue(exception);
                return Task.CompletedTask;
            });
        await Stream.SubscribeAsync(Collect(good));
        foreach (var item in new[] { "0", "1", "2" })
            await Stream.OnNextAsync(item);
        await Wait.Until(() => good.Count == 3 && bad.Count == 3, "three events at both");
        errors.ShouldHaveSingleItem().ShouldBeOfType<InvalidDataException>();
    }

    [Fact]
    public async Task GrainSubscriber_takesEventsAsTurnsOfItsOwn()
    {
        var grain = _engine.Grain<IStreamGrain>("sub");
        await grain.Subscribe("s").InTime();
        var hold = grain.Hold("gate");
        await _engine.Journal.Until("in gate");
        await Stream.OnNextAsync("x");
        (await grain.Received().InTime()).ShouldBeEmpty();
        _engine.Journal.Open("gate");
        await hold.InTime();
        await _engine.Journal.Until("sub got x");
    }

    [Fact]
    public async Task GrainSubscriber_thatThrows_isToldAndGoesOn()
    {
        await _engine.Grain<IStreamGrain>("sub").Subscribe("s").InTime();
        await _engine.Grain<IStreamGrain>("pub").Publish("s", "poison", 3).InTime();
        await _engine.Journal.Until("sub got poison2");
        _engine.Journal.Entries.Count(static entry => entry is "error poisoned").ShouldBe(1);
    }

    [Fact]
    public async Task GrainSubscriber_deactivated_isActivatedByTheNextEventAndResumes()
    {
        var grain = _engine.Grain<IStreamGrain>("sub");
        await grain.Subscribe("s").InTime();
        await grain.Deactivate().InTime();
        await _engine.Grain<IStreamGrain>("pub").Publish("s", "x", 20).InTime();
        await _engine.Journal.Until("sub got x19");
        (await grain.Received().InTime()).ShouldBe(Enumerable.Range(0, 20).Select(static number => $"x{number}"));
    }

    [Fact]
    public async Task GrainSubscriber_unsubscribed_getsNothingMore()
    {
        var grain = _engine.Grain<IStreamGrain>("sub");
        await grain.Subscribe("s").InTime();
        await grain.Unsubscribe("s").InTime();
        ConcurrentQueue<string> other = [];
        await Stream.SubscribeAsync(Collect(other));
        await Stream.OnNextAsync("after");
        await Wait.Until(() => other.Count == 1, "the event after at another subscriber");
        (await grain.Received().InTime()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Streams_ofOtherNames_areApart()
    {
        ConcurrentQueue<string> received = [];
        await Stream.SubscribeAsync(Collect(received));
        await _engine.Grain<IStreamGrain>("p").Publish("other", "x", 5).InTime();
        await Stream.OnNextAsync("mine");
        await Wait.Until(() => !received.IsEmpty, "one event");
        received.ShouldBe(["mine"]);
    }

    [Fact]
    public void StreamProvider_thatIsNotThere_isSaidSo()
        => Should.Throw<KeyNotFoundException>(() => _engine.Client.GetStreamProvider("nowhere")).Message.ShouldContain("nowhere");

    private static Func<string, StreamSequenceToken?, Task> Collect(ConcurrentQueue<string> items) => (item, _) =>
    {
        items.Enqueue(item);
        return Task.CompletedTask;
    };
}
