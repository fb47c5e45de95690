using System.Diagnostics;

namespace Mrci.Engine.Embedded.Tests.Harness;

/// <summary>Waits for conditions, with a deadline that says what was waited for.</summary>
internal static class Wait
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public static async Task Until(Func<bool> condition, string what)
    {
        var start = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(start) > Deadline)
                throw new TimeoutException($"Waited {Deadline} for {what}.");
            await timer.WaitForNextTickAsync();
        }
    }

    public static Task InTime(this Task task) => task.WaitAsync(Deadline);

    public static Task<T> InTime<T>(this Task<T> task) => task.WaitAsync(Deadline);
}
