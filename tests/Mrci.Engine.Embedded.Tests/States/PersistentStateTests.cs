using Microsoft.Extensions.DependencyInjection;
using Mrci.Engine.Embedded.Tests.Harness;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Mrci.Engine.Embedded.Tests.States;

// design.md 3 and 5: state, ETag conflict
public sealed class PersistentStateTests : IAsyncDisposable
{
    private readonly TestEngine _engine = new(static options => options.AddMemoryStorage("other"));

    private ICounterGrain Grain => _engine.Grain<ICounterGrain>();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task State_written_isReadByTheNextActivation()
    {
        (await Grain.Exists().InTime()).ShouldBeFalse();
        await Grain.Add(2).InTime();
        await Grain.Add(3).InTime();
        await Grain.Deactivate().InTime();
        (await Grain.Get().InTime()).ShouldBe(5);
        (await Grain.Exists().InTime()).ShouldBeTrue();
    }

    [Fact]
    public async Task State_cleared_startsAnewAndCanBeWrittenAgain()
    {
        await Grain.Add(2).InTime();
        await Grain.Clear().InTime();
        (await Grain.Get().InTime()).ShouldBe(0);
        (await Grain.Exists().InTime()).ShouldBeFalse();
        await Grain.Deactivate().InTime();
        (await Grain.Exists().InTime()).ShouldBeFalse();
        (await Grain.Add(4).InTime()).ShouldBe(4);
    }

    [Fact]
    public async Task Write_afterAnotherWriter_isAConflictThatDeactivatesTheGrain()
    {
        await Grain.Add(1).InTime();
        var instance = await Grain.Instance().InTime();
        await WriteBehindTheGrain(10);
        await Should.ThrowAsync<InconsistentStateException>(Grain.Add(1).InTime());
        (await Grain.Instance().InTime()).ShouldNotBe(instance);
        (await Grain.Add(1).InTime()).ShouldBe(11);
    }

    [Fact]
    public async Task FirstWrite_whenARecordHasAppeared_isAConflict()
    {
        (await Grain.Get().InTime()).ShouldBe(0);
        await WriteBehindTheGrain(10);
        await Should.ThrowAsync<InconsistentStateException>(Grain.Add(1).InTime());
    }

    [Fact]
    public async Task Writes_ofInterleavedCalls_followEachOther()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Grain.AddInterleaved())).InTime();
        await Grain.Deactivate().InTime();
        (await Grain.Get().InTime()).ShouldBe(100);
    }

    [Fact]
    public async Task State_usedOffTheScheduler_isRefused()
        => (await Grain.UseStateElsewhere().InTime()).ShouldNotBeNull().ShouldContain("own scheduler");

    [Fact]
    public async Task StorageThatThrows_isWrappedAndFailsTheActivation()
    {
        await using var engine = new TestEngine(static options => options.AddStorage("other", static (_, _) => new BrokenStorage()));
        var exception = await Should.ThrowAsync<OrleansException>(engine.Grain<ICounterGrain>().Get().InTime());
        exception.InnerException.ShouldBeOfType<IOException>().Message.ShouldBe("disk gone");
    }

    private async Task WriteBehindTheGrain(int count)
    {
        var storage = _engine.Services.GetRequiredService<IGrainStorage>();
        var state = new GrainState<CounterState>();
        await storage.ReadStateAsync("counter", Grain.GetGrainId(), state);
        state.State!.Count = count;
        await storage.WriteStateAsync("counter", Grain.GetGrainId(), state);
    }

    private sealed class BrokenStorage : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new IOException("disk gone");

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new IOException("disk gone");

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new IOException("disk gone");
    }
}
