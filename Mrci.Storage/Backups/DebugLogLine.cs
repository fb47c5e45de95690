namespace Mrci.Storage.Backups;

/// <summary>A row of <c>debug_log</c>, as stored.</summary>
internal sealed record DebugLogLine(string Time, string Text) : BackupLine;
