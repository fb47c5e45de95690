namespace Mrci.Torture.Faults;

/// <summary>A fault that happened.</summary>
/// <param name="Name">What it was.</param>
/// <param name="Victim">Whom it hit.</param>
/// <param name="At">When it began.</param>
/// <param name="Healed">When everything ran again.</param>
/// <param name="Answering">Seconds from its beginning until 95 % of the sessions had answered a question asked after it; null if they did not.</param>
internal sealed record FaultRecord(string Name, string Victim, TimeSpan At, TimeSpan Healed, double? Answering);
