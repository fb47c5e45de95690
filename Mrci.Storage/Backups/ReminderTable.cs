using System.Data;
using System.Data.Common;

namespace Mrci.Storage.Backups;

/// <summary><c>OrleansRemindersTable</c>.</summary>
internal sealed class ReminderTable : BackupTable
{
    public override string Name => "OrleansRemindersTable";

    public override Type Line => typeof(ReminderLine);

    public override string Select =>
        """
        SELECT ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash, Version
        FROM OrleansRemindersTable
        ORDER BY ServiceId, GrainId, ReminderName
        """;

    public override string Insert =>
        """
        INSERT INTO OrleansRemindersTable (ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash, Version)
        VALUES (@Service, @GrainId, @Name, @Start, @Period, @GrainHash, @Version)
        """;

    public override BackupLine Read(DbDataReader reader) => new ReminderLine(
        reader.GetString(0), reader.GetString(1), reader.GetString(2), Utc(reader, 3), reader.GetInt64(4), reader.GetInt32(5), reader.GetInt32(6));

    public override void Bind(DbCommand command, BackupLine line)
    {
        var reminder = (ReminderLine)line;
        Set(command, "Service", DbType.String, reminder.Service);
        Set(command, "GrainId", DbType.String, reminder.GrainId);
        Set(command, "Name", DbType.String, reminder.Name);
        Set(command, "Start", DbType.DateTime, reminder.Start);
        Set(command, "Period", DbType.Int64, reminder.Period);
        Set(command, "GrainHash", DbType.Int32, reminder.GrainHash);
        Set(command, "Version", DbType.Int32, reminder.Version);
    }
}
