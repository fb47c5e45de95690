using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Orleans.Runtime;

/// <summary>When and how a grain timer ticks.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct GrainTimerCreationOptions()
{
    /// <summary>A timer with both times.</summary>
    /// <param name="dueTime">Time to the first tick.</param>
    /// <param name="period">Time from the end of a tick to the next.</param>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
        : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Time to the first tick; <see cref="Timeout.InfiniteTimeSpan"/> for none yet.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>Time from the end of a tick to the next; <see cref="Timeout.InfiniteTimeSpan"/> for a single tick.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether ticks may interleave with calls and other timers. Default no.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether ticks keep the activation from idle deactivation. Default no.</summary>
    public bool KeepAlive { get; init; }
}
