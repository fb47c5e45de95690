namespace Mrci.Storage.Backups;

/// <summary>A row of <c>OrleansRemindersTable</c>; the period is in ms.</summary>
internal sealed record ReminderLine(
    string Service, string GrainId, string Name, DateTime Start, long Period, int GrainHash, int Version) : BackupLine;
