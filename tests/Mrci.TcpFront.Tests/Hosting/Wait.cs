using System.Diagnostics;

namespace Mrci.TcpFront.Tests.Hosting;

/// <summary>Waiting with a deadline that says what it waited for.</summary>
internal static class Wait
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task UntilAsync(string what, Func<bool> condition)
    {
        var start = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(start) > Limit)
                throw new TimeoutException($"Waited {Limit} for {what}.");
            await timer.WaitForNextTickAsync();
        }
    }

    public static async Task ForAsync(string what, Task task)
    {
        try
        {
            await task.WaitAsync(Limit);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"Waited {Limit} for {what}.", e);
        }
    }

    public static async Task<T> ForAsync<T>(string what, Task<T> task)
    {
        await ForAsync(what, (Task)task);
        return await task;
    }
}
