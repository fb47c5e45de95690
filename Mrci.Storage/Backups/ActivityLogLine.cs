namespace Mrci.Storage.Backups;

/// <summary>A row of <c>activity_log</c>, as stored.</summary>
internal sealed record ActivityLogLine(string Time, string Address, string ClientVersion, byte[] SessionId, string Text) : BackupLine;
