using Orleans;
using Orleans.Concurrency;

namespace Mrci.Engine.Embedded.Tests.Turns;

public interface ITurnGrain : IGrainWithStringKey
{
    Task<int> Increment();

    Task Append(int number);

    Task<int[]> Appended();

    Task WaitFor(string gate);

    [ResponseTimeout("00:02:00")]
    Task WaitLongFor(string gate);

    [ReadOnly]
    Task ReadWhile(string gate);

    [AlwaysInterleave]
    Task<string> Ping();

    Task CallBack(string key);

    Task<bool> StaysOnScheduler();

    Task<string?> SetAsyncLocal(string value);

    Task<string?> GetAsyncLocal();
}
