namespace Mrci.Storage.Tests;

/// <summary>Waits for a condition with a deadline that says what was missing.</summary>
internal static class Wait
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public static Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), what);

    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        try
        {
            while (!await condition())
                await tick.WaitForNextTickAsync(deadline.Token);
        }
        catch (OperationCanceledException exception)
        {
            throw new TimeoutException($"Waited {Deadline.TotalSeconds} s for: {what}", exception);
        }
    }
}
