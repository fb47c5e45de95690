namespace Mrci.Storage.Backups;

/// <summary>
/// The last line: what the lines before it must add up to. SHA-256 is that of all bytes before this line. Format 1 has no count of protection keys.
/// </summary>
internal sealed record BackupEnd(
    long States, long Reminders, long AuthLog, long ActivityLog, long DebugLog, string Sha256, long ProtectionKeys = 0) : BackupLine
{
    public BackupSummary ToSummary() => new(States, Reminders, ProtectionKeys, AuthLog, ActivityLog, DebugLog, Sha256);
}
