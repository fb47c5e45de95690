namespace Mrci.Silo.Tests.Hosts;

/// <summary>Waits end with a failure that says what was waited for.</summary>
internal static class Deadline
{
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    public static async Task<T> Within<T>(this Task<T> task, string what, TimeSpan? limit = null)
    {
        await ((Task)task).Within(what, limit);
        return await task;
    }

    public static async Task Within(this Task task, string what, TimeSpan? limit = null)
    {
        try
        {
            await task.WaitAsync(limit ?? Long);
        }
        catch (TimeoutException timeout)
        {
            throw new TimeoutException($"waited in vain for: {what}", timeout);
        }
    }

    public static Task<T> Within<T>(this ValueTask<T> task, string what, TimeSpan? limit = null) => task.AsTask().Within(what, limit);
}
