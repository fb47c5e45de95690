namespace Orleans.Runtime;

/// <summary>A timer of a grain. Disposing it stops the ticks and cancels the token of a running one.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets when to tick from now on; inside a tick, from its end.</summary>
    /// <param name="dueTime">Time to the next tick; infinite for none.</param>
    /// <param name="period">Time from the end of a tick to the next; infinite for a single tick.</param>
    void Change(TimeSpan dueTime, TimeSpan period);
}
