namespace Mrci.Cluster.Tests.Clusters;

/// <summary>Waits end with a failure that says what was waited for.</summary>
internal static class Deadline
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(90);

    public static async Task<T> Within<T>(this Task<T> task, string what)
    {
        await ((Task)task).Within(what);
        return await task;
    }

    public static async Task Within(this Task task, string what)
    {
        try
        {
            await task.WaitAsync(Long);
        }
        catch (TimeoutException timeout)
        {
            throw new TimeoutException($"waited in vain for: {what}", timeout);
        }
    }
}
