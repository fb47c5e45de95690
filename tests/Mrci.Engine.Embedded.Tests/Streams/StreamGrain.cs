using Mrci.Engine.Embedded.Tests.Harness;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;

namespace Mrci.Engine.Embedded.Tests.Streams;

public sealed class StreamGrain(Journal journal) : Grain, IStreamGrain, IAsyncObserver<string>
{
    private readonly List<string> _received = [];
    private TaskScheduler? _scheduler;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _scheduler = TaskScheduler.Current;
        foreach (var handle in await Stream("s").GetAllSubscriptionHandles())
            await handle.ResumeAsync(this);
    }

    public Task Subscribe(string stream) => Stream(stream).SubscribeAsync(this);

    public async Task Unsubscribe(string stream)
    {
        foreach (var handle in await Stream(stream).GetAllSubscriptionHandles())
            await handle.UnsubscribeAsync();
    }

    public async Task Publish(string stream, string prefix, int count)
    {
        for (var number = 0; number < count; number++)
            await Stream(stream).OnNextAsync($"{prefix}{number}");
    }

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task Hold(string gate)
    {
        journal.Add($"in {gate}");
        await journal.Gate(gate);
    }

    public Task<string[]> Received() => Task.FromResult(_received.ToArray());

    public async Task OnNextAsync(string item, StreamSequenceToken? token = null)
    {
        TaskScheduler.Current.ShouldBe(_scheduler);
        var count = _received.Count;
        await Task.Yield();
        _received.Count.ShouldBe(count);
        _received.Add(item);
        journal.Add($"{this.GetPrimaryKeyString()} got {item}");
        if (item is "poison0")
            throw new InvalidDataException("poisoned");
    }

    public Task OnErrorAsync(Exception ex)
    {
        journal.Add($"error {ex.Message}");
        return Task.CompletedTask;
    }

    private IAsyncStream<string> Stream(string key) => this.GetStreamProvider(TestEngine.Streams).GetStream<string>(StreamId.Create("test", key));
}
