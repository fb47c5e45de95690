namespace Mrci.Storage.Backups;

/// <summary>A row of <c>protection_key</c>.</summary>
internal sealed record ProtectionKeyLine(int Position, string Name, string Element) : BackupLine;
