using Orleans;

namespace Mrci.Grains.Users;

/// <summary>Outcome of a change of name.</summary>
/// <param name="Status">Whether it was done.</param>
/// <param name="Event">The published event, for the session that caused it; null when nothing was done.</param>
[GenerateSerializer, Immutable, Alias("mrci.rename-result")]
public sealed record RenameResult([property: Id(0)] RenameStatus Status, [property: Id(1)] Events.UserRenamed? Event);
