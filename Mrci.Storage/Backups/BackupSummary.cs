namespace Mrci.Storage.Backups;

/// <summary>What a backup holds.</summary>
/// <param name="States">Number of grain states, cleared ones included.</param>
/// <param name="Reminders">Number of reminders.</param>
/// <param name="ProtectionKeys">Number of keys that encrypt the private keys of certificates.</param>
/// <param name="ModuleFiles">Number of pieces of files of modules.</param>
/// <param name="AuthLog">Number of rows of the login log.</param>
/// <param name="ActivityLog">Number of rows of the activity log.</param>
/// <param name="DebugLog">Number of rows of the debug log.</param>
/// <param name="Sha256">SHA-256 of the file before its last line, lower-case hex.</param>
public sealed record BackupSummary(
    long States, long Reminders, long ProtectionKeys, long ModuleFiles, long AuthLog, long ActivityLog, long DebugLog, string Sha256);
