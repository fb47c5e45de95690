namespace Mrci.Storage.Backups;

/// <summary>Counts the rows of a backup by their kind.</summary>
internal sealed class BackupCounter
{
    private readonly Dictionary<Type, long> _rows = [];

    public void Add(BackupLine line) => _rows[line.GetType()] = Count(line.GetType()) + 1;

    public long Count(Type line) => _rows.GetValueOrDefault(line);

    public BackupEnd ToEnd(string sha256) => new(
        Count(typeof(GrainStateLine)),
        Count(typeof(ReminderLine)),
        Count(typeof(AuthLogLine)),
        Count(typeof(ActivityLogLine)),
        Count(typeof(DebugLogLine)),
        sha256,
        Count(typeof(ProtectionKeyLine)),
        Count(typeof(ModuleFileLine)));
}
