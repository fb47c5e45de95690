using System.Collections.Concurrent;
using Mrci.Engine.Embedded.Tests.Harness;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.Tests.Observers;

public sealed class ObserverTests : IAsyncDisposable
{
    private readonly TestEngine _engine = new();
    private readonly Recorder _recorder = new();

    private IAlertGrain Grain => _engine.Grain<IAlertGrain>();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Observer_isCalledInOrderAlsoAfterItThrew()
    {
        await Grain.Watch(_engine.Client.CreateObjectReference<IAlertObserver>(_recorder)).InTime();
        await Grain.Raise(0, 500).InTime();
        await Wait.Until(() => _recorder.Numbers.Count == 500, "500 alerts");
        _recorder.Numbers.ShouldBe(Enumerable.Range(0, 500));
    }

    [Fact]
    public async Task Observer_answersWhatItIsAsked()
    {
        await Grain.Watch(_engine.Client.CreateObjectReference<IAlertObserver>(_recorder)).InTime();
        (await Grain.Ask("q").InTime()).ShouldBe("answer to q");
    }

    [Fact]
    public async Task Observer_deleted_isCalledNoMore()
    {
        var reference = _engine.Client.CreateObjectReference<IAlertObserver>(_recorder);
        await Grain.Watch(reference).InTime();
        _engine.Client.DeleteObjectReference<IAlertObserver>(reference);
        await Grain.Raise(0, 10).InTime();
        await Should.ThrowAsync<OrleansMessageRejectionException>(Grain.Ask("q").InTime());
        _recorder.Numbers.ShouldBeEmpty();
    }

    [Fact]
    public async Task Observer_passedAsItself_isRefused()
        => await Should.ThrowAsync<NotSupportedException>(async () => await Grain.Watch(_recorder).InTime());

    [Fact]
    public async Task ObjectReference_madeInsideAGrain_isRefused()
        => (await Grain.CreateReferenceInside().InTime()).ShouldBeFalse();

    private sealed class Recorder : IAlertObserver
    {
        public ConcurrentQueue<int> Numbers { get; } = [];

        public void Alert(int number)
        {
            Numbers.Enqueue(number);
            if (number == 3)
                throw new InvalidDataException("three");
        }

        public Task<string> Ask(string question) => Task.FromResult($"answer to {question}");
    }
}
