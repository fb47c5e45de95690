using Mrci.Engine.Embedded.Tests.Harness;

namespace Mrci.Engine.Embedded.Tests.Timers;

// design.md 3: timers
public sealed class TimerTests : IAsyncDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TestEngine _engine = new();

    private ITimerGrain Grain => _engine.Grain<ITimerGrain>();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Timer_ticksAtItsDueTimeAndThenEveryPeriod()
    {
        await Grain.Start("t", 2 * Second, 5 * Second, interleave: false, keepAlive: false).InTime();
        _engine.Time.Advance(Second);
        _engine.Journal.Entries.ShouldBeEmpty();
        _engine.Time.Advance(Second);
        await _engine.Journal.Until("t 1");
        await AdvanceUntil("t 2");
        await AdvanceUntil("t 3");
    }

    [Fact]
    public async Task Tick_thatTakesLongerThanThePeriod_doesNotOverlapTheNext()
    {
        await Grain.Start("waits", Second, Second, interleave: true, keepAlive: false).InTime();
        await AdvanceUntil("waits 1");
        for (var i = 0; i < 10; i++)
            _engine.Time.Advance(Second);
        _engine.Journal.Open("open");
        await Grain.Hold("open").InTime();
        _engine.Journal.Count("waits 2").ShouldBe(0);
        _engine.Journal.Open("waits 1");
        await AdvanceUntil("waits 2");
    }

    [Fact]
    public async Task Tick_duringACall_waitsForItsEnd()
    {
        await Grain.Start("t", Second, Second, interleave: false, keepAlive: false).InTime();
        var call = Grain.Hold("gate");
        await _engine.Journal.Until("in gate");
        _engine.Time.Advance(Second);
        await Grain.Change(Second, Second).InTime();
        _engine.Journal.Count("t 1").ShouldBe(0);
        _engine.Journal.Open("gate");
        await call.InTime();
        await _engine.Journal.Until("t 1");
    }

    [Fact]
    public async Task InterleavingTick_duringACall_runs()
    {
        await Grain.Start("t", Second, Second, interleave: true, keepAlive: false).InTime();
        var call = Grain.Hold("gate");
        await _engine.Journal.Until("in gate");
        await AdvanceUntil("t 1");
        call.IsCompleted.ShouldBeFalse();
        _engine.Journal.Open("gate");
        await call.InTime();
    }

    [Fact]
    public async Task TickThatThrows_isFollowedByTheNext()
    {
        await Grain.Start("throws", Second, Second, interleave: false, keepAlive: false).InTime();
        await AdvanceUntil("throws 1");
        await AdvanceUntil("throws 2");
    }

    [Fact]
    public async Task Timer_disposedInsideItsTick_cancelsTheTokenAndTicksNoMore()
    {
        await Grain.Start("cancelled", Second, Second, interleave: false, keepAlive: false).InTime();
        await AdvanceUntil("cancelled 1");
        await Grain.Stop().InTime();
        await _engine.Journal.Until("token cancelled");
        _engine.Time.Advance(10 * Second);
        await Grain.Change(Second, Second).InTime();
        _engine.Time.Advance(10 * Second);
        await Grain.Change(Second, Second).InTime();
        _engine.Journal.Count("cancelled 2").ShouldBe(0);
    }

    [Fact]
    public async Task Timer_changed_followsTheNewTimes()
    {
        await Grain.Start("t", Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan, interleave: false, keepAlive: false).InTime();
        _engine.Time.Advance(100 * Second);
        await Grain.Change(Second, Timeout.InfiniteTimeSpan).InTime();
        _engine.Journal.Entries.ShouldBeEmpty();
        _engine.Time.Advance(Second);
        await _engine.Journal.Until("t 1");
    }

    [Fact]
    public async Task Timer_endsWithItsActivation()
    {
        await Grain.Start("t", Second, Second, interleave: false, keepAlive: false).InTime();
        await Grain.Deactivate().InTime();
        // The answer comes from the next activation, so the first is gone.
        _engine.Journal.Open("open");
        await Grain.Hold("open").InTime();
        _engine.Time.Advance(10 * Second);
        await Grain.Hold("open").InTime();
        _engine.Journal.Count("t 1").ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ticks_keepTheActivationOnlyWhenTheyAreToldTo(bool keepAlive)
    {
        var minute = TimeSpan.FromMinutes(1);
        await Grain.Start("t", minute / 2, minute, interleave: false, keepAlive).InTime();
        if (!keepAlive)
        {
            await Wait.Until(
                () =>
                {
                    _engine.Time.Advance(minute / 2);
                    return _engine.Journal.Count("gone ActivationIdle") > 0;
                },
                "the activation to go although it ticks");
            return;
        }

        for (var tick = 1; tick <= 30; tick++)
            await AdvanceUntil($"t {tick}", minute / 4);
        await Grain.Change(minute, minute).InTime();
        _engine.Journal.Count("gone ActivationIdle").ShouldBe(0);
    }

    // Arming the next tick happens after the entry of the last, so time goes on until it has come.
    private Task AdvanceUntil(string entry, TimeSpan? step = null) => Wait.Until(
        () =>
        {
            _engine.Time.Advance(step ?? Second);
            return _engine.Journal.Count(entry) > 0;
        },
        $"the entry '{entry}'");
}
