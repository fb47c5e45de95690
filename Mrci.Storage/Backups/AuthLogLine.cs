namespace Mrci.Storage.Backups;

/// <summary>A row of <c>auth_log</c>, as stored.</summary>
internal sealed record AuthLogLine(
    string Time, string Address, byte[] UserId, string UserName, bool AuthAttempt, bool RecoverAttempt, bool Accepted, bool CountToThreshold)
    : BackupLine;
