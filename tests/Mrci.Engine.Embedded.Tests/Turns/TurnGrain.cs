using Mrci.Engine.Embedded.Tests.Harness;
using Orleans;

namespace Mrci.Engine.Embedded.Tests.Turns;

public class TurnGrain(Journal journal) : Grain, ITurnGrain
{
    private static readonly AsyncLocal<string?> Local = new();

    private readonly List<int> _numbers = [];
    private int _count;
    private int _inside;

    public async Task<int> Increment()
    {
        // Lost updates show if a second call gets in between; two threads at once show in _inside.
        Interlocked.Increment(ref _inside).ShouldBe(1);
        var seen = _count;
        Interlocked.Decrement(ref _inside);
        await Task.Yield();
        Interlocked.Increment(ref _inside).ShouldBe(1);
        _count = seen + 1;
        Interlocked.Decrement(ref _inside);
        return _count;
    }

    public Task Append(int number)
    {
        _numbers.Add(number);
        return Task.CompletedTask;
    }

    public Task<int[]> Appended() => Task.FromResult(_numbers.ToArray());

    public async Task WaitFor(string gate)
    {
        journal.Add($"in {gate}");
        await journal.Gate(gate);
        journal.Add($"out {gate}");
    }

    public Task WaitLongFor(string gate) => WaitFor(gate);

    public Task ReadWhile(string gate) => WaitFor(gate);

    public Task<string> Ping() => Task.FromResult("pong");

    public Task CallBack(string key) => string.Equals(key, this.GetPrimaryKeyString(), StringComparison.Ordinal)
        ? GrainFactory.GetGrain<ITurnGrain>(key).Increment()
        : GrainFactory.GetGrain<ITurnGrain>(key).CallBack(this.GetPrimaryKeyString());

    public async Task<bool> StaysOnScheduler()
    {
        var before = TaskScheduler.Current;
        await Task.Yield();
        var afterYield = TaskScheduler.Current;
        await Task.Run(static () => { });
        var afterRun = TaskScheduler.Current;
        var started = await Task.Factory.StartNew(static () => TaskScheduler.Current);
        return before != TaskScheduler.Default && before == afterYield && before == afterRun && before == started;
    }

    public Task<string?> SetAsyncLocal(string value)
    {
        Local.Value = value;
        return Task.FromResult(Local.Value)!;
    }

    public Task<string?> GetAsyncLocal() => Task.FromResult(Local.Value);
}
