namespace Mrci.Cluster.Tests.Clusters;

/// <summary>Waits end with a failure that says what was waited for.</summary>
internal static class Deadline
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(90);

    /// <summary>Much longer than a recovery needs, and much shorter than the 30 s that a lost call takes by itself.</summary>
    public static TimeSpan Recovery { get; } = TimeSpan.FromSeconds(15);

    public static async Task<T> Within<T>(this Task<T> task, string what)
    {
        await ((Task)task).Within(what);
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
}
