using System.Data;
using System.Data.Common;

namespace Mrci.Storage.Backups;

/// <summary>A table of the store that a backup holds, and how its rows become lines and lines rows.</summary>
internal abstract class BackupTable
{
    /// <summary>The tables in the order of the backup. Members of a cluster are no state: they are new with each start.</summary>
    public static IReadOnlyList<BackupTable> All { get; } =
    [
        new GrainStateTable(), new ReminderTable(), new ProtectionKeyTable(), new ModuleFileTable(),
        new AuthLogTable(), new ActivityLogTable(), new DebugLogTable(),
    ];

    public abstract string Name { get; }

    public abstract Type Line { get; }

    /// <summary>Reads the rows in an order of their own: by name, or as they were written. The same store gives the same file.</summary>
    public abstract string Select { get; }

    public abstract string Insert { get; }

    public abstract BackupLine Read(DbDataReader reader);

    /// <summary>Sets the parameters of <see cref="Insert"/>, which may be those of an earlier line.</summary>
    public abstract void Bind(DbCommand command, BackupLine line);

    protected static DateTime Utc(DbDataReader reader, int ordinal) => DateTime.SpecifyKind(reader.GetDateTime(ordinal), DateTimeKind.Utc);

    protected static byte[] Bytes(DbDataReader reader, int ordinal) => reader.GetFieldValue<byte[]>(ordinal);

    protected static void Set(DbCommand command, string name, DbType type, object? value)
    {
        var index = command.Parameters.IndexOf(name);
        if (index >= 0)
        {
            command.Parameters[index].Value = value ?? DBNull.Value;
            return;
        }

        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.DbType = type;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }
}
