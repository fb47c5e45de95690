namespace Mrci.Torture.Faults;

/// <summary>Something that happens to hosts.</summary>
/// <param name="name">What it is called in the report.</param>
internal abstract class Fault(string name)
{
    /// <summary>What it is called in the report.</summary>
    public string Name => name;

    /// <summary>Lets it happen, and returns when everything runs again.</summary>
    /// <param name="random">Chooses the victim.</param>
    /// <param name="cancellation">Everything is put right at once.</param>
    /// <returns>The victim.</returns>
    public abstract Task<string> StrikeAsync(Random random, CancellationToken cancellation);

    /// <summary>Waits; cut short by <paramref name="cancellation"/>, which is no error: what was stopped must be started.</summary>
    protected static Task WaitAsync(TimeSpan time, CancellationToken cancellation) =>
        Task.Delay(time, cancellation).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
