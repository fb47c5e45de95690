using Mrci.Engine.Embedded.Tests.Harness;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.Tests.Activations;

// design.md 3: activation on first call, deactivation idle and explicit, OnActivateAsync/OnDeactivateAsync
public sealed class ActivationTests : IAsyncDisposable
{
    private readonly TestEngine _engine = new();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task FirstCalls_thousandInParallel_makeOneActivation()
    {
        var calls = Enumerable.Range(0, 1_000).Select(_ => Task.Run(() => _engine.Grain<ILifeGrain>("raced").Instance())).ToArray();
        (await Task.WhenAll(calls).InTime()).Distinct().Count().ShouldBe(1);
        _engine.Journal.Count("activated raced").ShouldBe(1);
    }

    [Fact]
    public void Reference_withoutACall_activatesNothing()
    {
        _engine.Grain<ILifeGrain>("untouched").ShouldNotBeNull();
        _engine.Journal.Entries.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("constructor")]
    [InlineData("activation")]
    public async Task Activation_thatThrows_failsItsCallsAndTheNextCallActivatesAnew(string where)
    {
        var grain = _engine.Grain<IFragileGrain>(where);
        var exception = await Should.ThrowAsync<InvalidDataException>(grain.Hello().InTime());
        exception.Message.ShouldBe($"{where} failed");
        (await grain.Hello().InTime()).ShouldBe("hello");
        _engine.Journal.Entries.ShouldBe(["made", "made"]);
    }

    [Fact]
    public async Task Activation_thatAsksToGoAtOnce_rejectsItsCalls()
        => await Should.ThrowAsync<OrleansMessageRejectionException>(_engine.Grain<IFragileGrain>("refuses").Hello().InTime());

    [Fact]
    public async Task DeactivateOnIdle_thenACall_getsANewActivation()
    {
        var grain = _engine.Grain<ILifeGrain>();
        var first = await grain.Instance().InTime();
        await grain.Deactivate().InTime();
        (await grain.Instance().InTime()).ShouldNotBe(first);
        _engine.Journal.Entries.ShouldBe(["activated a", "deactivated a ApplicationRequested", "activated a"]);
    }

    [Fact]
    public async Task Calls_thatWaitWhileTheActivationGoes_areForwardedInOrder()
    {
        var grain = _engine.Grain<ILifeGrain>();
        var last = grain.DeactivateAndWait("gate");
        await _engine.Journal.Until("in gate");
        var waiting = Enumerable.Range(0, 50).Select(_ => grain.Instance()).ToArray();
        _engine.Journal.Open("gate");
        var old = await last.InTime();
        var answers = await Task.WhenAll(waiting).InTime();
        answers.Distinct().ShouldHaveSingleItem().ShouldNotBe(old);
    }

    [Fact]
    public async Task Activation_idleForTheAge_isDeactivatedAndNotBefore()
    {
        var grain = _engine.Grain<ILifeGrain>();
        var first = await grain.Instance().InTime();
        _engine.Time.Advance(TimeSpan.FromMinutes(14));
        (await grain.Instance().InTime()).ShouldBe(first);
        _engine.Time.Advance(TimeSpan.FromMinutes(14));
        (await grain.Instance().InTime()).ShouldBe(first);
        _engine.Time.Advance(TimeSpan.FromMinutes(16));
        await _engine.Journal.Until("deactivated a ActivationIdle");
        (await grain.Instance().InTime()).ShouldNotBe(first);
    }

    [Fact]
    public async Task DelayDeactivation_keepsTheActivationForItsTime()
    {
        var grain = _engine.Grain<ILifeGrain>();
        var first = await grain.Instance().InTime();
        await grain.Keep(TimeSpan.FromHours(2)).InTime();
        _engine.Time.Advance(TimeSpan.FromMinutes(110));
        (await grain.Instance().InTime()).ShouldBe(first);
        await grain.Keep(TimeSpan.Zero).InTime();
        _engine.Time.Advance(TimeSpan.FromMinutes(16));
        await _engine.Journal.Until("deactivated a ActivationIdle");
    }

    [Fact]
    public async Task Stop_runsOnDeactivateOfAllAndThenRefusesCalls()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(number => _engine.Grain<ILifeGrain>($"g{number}").Instance())).InTime();
        await _engine.StopAsync().InTime();
        for (var number = 0; number < 100; number++)
            _engine.Journal.Count($"deactivated g{number} ShuttingDown").ShouldBe(1);
        await Should.ThrowAsync<SiloUnavailableException>(_engine.Grain<ILifeGrain>("late").Instance().InTime());
    }

    [Fact]
    public async Task Stop_withAGrainThatNeverEnds_endsAtItsBound()
    {
        await _engine.Grain<ILifeGrain>("stubborn").Instance().InTime();
        using var bound = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await _engine.StopAsync(bound.Token).InTime();
        _engine.Journal.Count("deactivated stubborn ShuttingDown").ShouldBe(0);
    }
}
