using Microsoft.Extensions.Time.Testing;

namespace Mrci.Client.Tests.Hosting;

/// <summary>Waiting in tests: never for ever, and the failure says what for.</summary>
internal static class Deadline
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task<T> For<T>(string what, Task<T> task)
    {
        await For(what, (Task)task);
        return await task;
    }

    public static async Task For(string what, Task task)
    {
        try
        {
            await task.WaitAsync(Limit);
        }
        catch (TimeoutException e) when (!task.IsCompleted)
        {
            throw new TimeoutException($"Waited {Limit.TotalSeconds} s for {what}.", e);
        }
    }

    /// <summary>Lets fake time pass until the task is done; who waits for a timer may not have set it yet when we begin.</summary>
    public static async Task<T> Passing<T>(string what, FakeTimeProvider time, TimeSpan step, Task<T> task)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!task.IsCompleted)
        {
            if (limit.IsCancellationRequested) throw new TimeoutException($"Waited {Limit.TotalSeconds} s for {what}.");
            time.Advance(step);
            await Task.Yield();
        }
        return await task;
    }
}
