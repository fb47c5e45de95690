namespace Mrci.Grains.Tests.Harness;

/// <summary>How a write goes wrong.</summary>
public enum FaultKind
{
    /// <summary>The write is refused; the next one works.</summary>
    Refused,

    /// <summary>The write is stored, but its answer is lost; the next one works.</summary>
    AnswerLost,

    /// <summary>The host dies before the write is stored.</summary>
    KilledBefore,

    /// <summary>The host dies when the write is stored, before anybody learns of it.</summary>
    KilledAfter,
}
