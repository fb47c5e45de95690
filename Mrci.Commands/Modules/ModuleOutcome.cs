using Mrci.Grains.Events;

namespace Mrci.Commands.Modules;

/// <summary>Outcome of an installation.</summary>
/// <param name="Event">What was published; null when it has failed.</param>
/// <param name="Error">Why it has failed, as a sentence for the user; empty when it has not.</param>
public sealed record ModuleOutcome(ModuleEnabled? Event, string Error);
