using Mrci.Engine.Embedded.Tests.Harness;

namespace Mrci.Engine.Embedded.Tests.Turns;

// design.md 3: one turn at a time per activation, [Reentrant]/[AlwaysInterleave], call timeouts
public sealed class TurnTests : IAsyncDisposable
{
    private readonly TestEngine _engine = new();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private ITurnGrain Plain(string key = "a") => _engine.Client.GetGrain<ITurnGrain>(key, typeof(TurnGrain).FullName);

    [Fact]
    public async Task Calls_ofAPlainGrain_neverInterleave()
    {
        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Task.Run(() => Plain().Increment()))).InTime();
        (await Plain().Increment().InTime()).ShouldBe(501);
    }

    [Fact]
    public async Task Calls_ofAReentrantGrain_interleaveButNeverRunInParallel()
    {
        var grain = _engine.Grain<IReentrantTurnGrain>();
        // Each call asserts that it is alone between its awaits.
        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Task.Run(() => grain.Increment()))).InTime();
        var waiting = grain.WaitFor("gate");
        await _engine.Journal.Until("in gate");
        await grain.Append(1).InTime();
        waiting.IsCompleted.ShouldBeFalse();
        _engine.Journal.Open("gate");
        await waiting.InTime();
    }

    [Fact]
    public async Task Calls_ofOneCaller_runInOrder()
    {
        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(number => Plain().Append(number))).InTime();
        (await Plain().Appended().InTime()).ShouldBe(Enumerable.Range(0, 2_000));
    }

    [Fact]
    public async Task Call_whileAnotherAwaits_waitsForItsEnd()
    {
        var first = Plain().WaitFor("gate");
        await _engine.Journal.Until("in gate");
        var second = Plain().Append(1);
        (await Plain().Ping().InTime()).ShouldBe("pong");
        second.IsCompleted.ShouldBeFalse();
        _engine.Journal.Open("gate");
        await first.InTime();
        await second.InTime();
    }

    [Fact]
    public async Task ReadOnlyCalls_joinEachOtherButNoWriter()
    {
        var first = Plain().ReadWhile("one");
        await _engine.Journal.Until("in one");
        var second = Plain().ReadWhile("two");
        await _engine.Journal.Until("in two");
        var writer = Plain().Append(1);
        _engine.Journal.Open("one");
        await first.InTime();
        (await Plain().Ping().InTime()).ShouldBe("pong");
        writer.IsCompleted.ShouldBeFalse();
        _engine.Journal.Open("two");
        await writer.InTime();
        await second.InTime();
    }

    [Fact]
    public async Task Awaits_insideACall_staysOnTheSchedulerOfTheActivation()
        => (await Plain().StaysOnScheduler().InTime()).ShouldBeTrue();

    [Fact]
    public async Task AsyncLocals_ofOneCall_areGoneInTheNext()
    {
        (await Plain().SetAsyncLocal("mine").InTime()).ShouldBe("mine");
        (await Plain().GetAsyncLocal().InTime()).ShouldBeNull();
    }

    [Fact]
    public async Task CallChain_backIntoTheCallingGrain_timesOut()
    {
        var call = Plain("a").CallBack("b");
        await Wait.Until(
            () =>
            {
                _engine.Time.Advance(TimeSpan.FromSeconds(5));
                return call.IsCompleted;
            },
            "the time-out of a call chain that locked itself");
        var exception = await Should.ThrowAsync<TimeoutException>(call);
        exception.Message.ShouldContain("00:00:30");
        // The grain itself goes on once its call has failed.
        (await Plain("a").Ping().InTime()).ShouldBe("pong");
    }

    [Fact]
    public async Task Call_thatGetsNoAnswerInTime_failsAtTheTimeoutAndNotBefore()
    {
        var call = Plain().WaitFor("never");
        await _engine.Journal.Until("in never");
        _engine.Time.Advance(TimeSpan.FromSeconds(29));
        call.IsCompleted.ShouldBeFalse();
        _engine.Time.Advance(TimeSpan.FromSeconds(2));
        (await Should.ThrowAsync<TimeoutException>(call.InTime())).Message.ShouldContain("ITurnGrain.WaitFor");
    }

    [Fact]
    public async Task Method_withATimeoutOfItsOwn_failsThenAndNotBefore()
    {
        var call = Plain().WaitLongFor("never");
        await _engine.Journal.Until("in never");
        _engine.Time.Advance(TimeSpan.FromSeconds(119));
        call.IsCompleted.ShouldBeFalse();
        _engine.Time.Advance(TimeSpan.FromSeconds(2));
        (await Should.ThrowAsync<TimeoutException>(call.InTime())).Message.ShouldContain("ITurnGrain.WaitLongFor");
    }

    [Fact]
    public async Task Call_thatTimedOutWhileWaiting_isNotRun()
    {
        var first = Plain().WaitFor("gate");
        await _engine.Journal.Until("in gate");
        var second = Plain().Append(1);
        _engine.Time.Advance(TimeSpan.FromSeconds(31));
        await Should.ThrowAsync<TimeoutException>(first.InTime());
        await Should.ThrowAsync<TimeoutException>(second.InTime());
        _engine.Journal.Open("gate");
        (await Plain().Appended().InTime()).ShouldBeEmpty();
    }
}
