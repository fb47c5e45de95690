using Orleans;
using Orleans.Concurrency;

namespace Mrci.Engine.Embedded.Tests.Timers;

public interface ITimerGrain : IGrainWithStringKey
{
    Task Start(string name, TimeSpan due, TimeSpan period, bool interleave, bool keepAlive);

    Task Hold(string gate);

    [AlwaysInterleave]
    Task Change(TimeSpan due, TimeSpan period);

    [AlwaysInterleave]
    Task Stop();

    Task Deactivate();
}
