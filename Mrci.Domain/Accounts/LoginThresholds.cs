namespace Mrci.Domain.Accounts;

/// <summary>How many counted failures are allowed (C-CFG.1, C-CFG.2, D-511).</summary>
/// <param name="AutoLock">Setting <em>autolock</em>: failures of a normal account; one more locks it.</param>
/// <param name="AutoBan">Setting <em>autoban</em>: failures of one address at the protected account; one more bans it.</param>
public sealed record LoginThresholds(uint AutoLock = 20, uint AutoBan = 30);
