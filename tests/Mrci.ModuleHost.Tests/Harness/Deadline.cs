namespace Mrci.ModuleHost.Tests.Harness;

/// <summary>Waits end with a failure that says what was waited for.</summary>
internal static class Deadline
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    public static async Task<T> Within<T>(this Task<T> task, string what)
    {
        try
        {
            return await task.WaitAsync(Long);
        }
        catch (TimeoutException timeout)
        {
            throw new TimeoutException($"waited in vain for: {what}", timeout);
        }
    }

    /// <summary>Looks until it is so.</summary>
    public static async Task Until(Func<bool> condition, string what)
    {
        using var limit = new CancellationTokenSource(Long);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!condition())
        {
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"waited in vain for: {what}");
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
