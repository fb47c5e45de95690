namespace Mrci.Storage.Backups;

/// <summary>
/// The last line: what the lines before it must add up to. SHA-256 is that of all bytes before this line. Format 1 has no count of protection keys,
/// formats 1 and 2 have none of pieces of module files.
/// </summary>
internal sealed record BackupEnd(
    long States, long Reminders, long AuthLog, long ActivityLog, long DebugLog, string Sha256, long ProtectionKeys = 0, long ModuleFiles = 0)
    : BackupLine
{
    public BackupSummary ToSummary() => new(States, Reminders, ProtectionKeys, ModuleFiles, AuthLog, ActivityLog, DebugLog, Sha256);
}
