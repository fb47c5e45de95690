using System.Data;
using System.Data.Common;
using Mrci.Storage.Logs;

namespace Mrci.Storage.Backups;

/// <summary><c>activity_log</c>.</summary>
internal sealed class ActivityLogTable : BackupTable
{
    public override string Name => ActivityLogRow.Table;

    public override Type Line => typeof(ActivityLogLine);

    public override string Select => "SELECT time_stamp, ip_address, client_version, session_id, log_entry FROM activity_log ORDER BY id";

    public override string Insert => ActivityLogRow.Insert;

    public override BackupLine Read(DbDataReader reader) => new ActivityLogLine(
        reader.GetString(0), reader.GetString(1), reader.GetString(2), Bytes(reader, 3), reader.GetString(4));

    public override void Bind(DbCommand command, BackupLine line)
    {
        var row = (ActivityLogLine)line;
        Set(command, "Time", DbType.String, row.Time);
        Set(command, "Address", DbType.String, row.Address);
        Set(command, "ClientVersion", DbType.String, row.ClientVersion);
        Set(command, "SessionId", DbType.Binary, row.SessionId);
        Set(command, "Text", DbType.String, row.Text);
    }
}
