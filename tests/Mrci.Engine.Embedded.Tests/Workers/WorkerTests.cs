using Mrci.Engine.Embedded.Tests.Harness;

namespace Mrci.Engine.Embedded.Tests.Workers;

public sealed class WorkerTests : IAsyncDisposable
{
    private readonly TestEngine _engine = new();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task StatelessWorkers_workUpToTheirNumberAtOnceAndTheRestWaits()
    {
        var calls = Enumerable.Range(0, 9).Select(_ => _engine.Client.GetGrain<IWorkerGrain>(0).Work("gate")).ToArray();
        await Wait.Until(() => _engine.Journal.Count("working") == 3, "three workers");
        _engine.Journal.Open("gate");
        (await Task.WhenAll(calls).InTime()).Distinct().Count().ShouldBe(3);
        _engine.Journal.Count("working").ShouldBe(9);
    }

    [Fact]
    public async Task StatelessWorker_whenIdle_takesTheNextCall()
    {
        _engine.Journal.Open("gate");
        var first = await _engine.Client.GetGrain<IWorkerGrain>(0).Work("gate").InTime();
        (await _engine.Client.GetGrain<IWorkerGrain>(0).Work("gate").InTime()).ShouldBe(first);
    }

    [Fact]
    public async Task StatelessWorkers_idle_goAndComeAgain()
    {
        _engine.Journal.Open("gate");
        var first = await _engine.Client.GetGrain<IWorkerGrain>(0).Work("gate").InTime();
        _engine.Time.Advance(TimeSpan.FromMinutes(16));
        // The call waits for the end of the old worker or starts a new one; it never gets the old one.
        (await _engine.Client.GetGrain<IWorkerGrain>(0).Work("gate").InTime()).ShouldNotBe(first);
    }
}
