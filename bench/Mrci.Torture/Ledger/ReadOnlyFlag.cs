namespace Mrci.Torture.Ledger;

/// <summary>A read-only flag of a channel (C-CHL.5). It needs no sub-channel, and outlives the one of its id.</summary>
/// <param name="SubId">Id of the sub-channel, 0 to 255.</param>
/// <param name="Level">The level that may not cast, 1 to 5.</param>
internal readonly record struct ReadOnlyFlag(uint SubId, uint Level);
