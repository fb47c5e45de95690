namespace Mrci.Torture.Casting;

/// <summary>A time in which a session had the sub-channel of its room open, as far as it knows.</summary>
/// <param name="Opened">When the IDLE of the opening came.</param>
/// <param name="Ended">When it sent the closing, or found its connection broken; null while neither has happened.</param>
internal readonly record struct OpenInterval(TimeSpan Opened, TimeSpan? Ended);
