using Orleans;

namespace Mrci.Grains.Events;

/// <summary>Who caused an event: a session skips its own events on the streams (P-7.0.3) and drops repeats by the number.</summary>
/// <param name="SessionId">Session id, 56 hex digits; empty when no session caused it.</param>
/// <param name="Sequence">The session's own count of what it caused, 1 and up.</param>
[GenerateSerializer, Immutable, Alias("mrci.event-origin")]
public readonly record struct EventOrigin([property: Id(0)] string SessionId, [property: Id(1)] long Sequence)
{
    /// <summary>An event that no session caused.</summary>
    public static EventOrigin None { get; } = new("", 0);
}
