using System.Data;
using System.Data.Common;
using Mrci.Storage.Logs;

namespace Mrci.Storage.Backups;

/// <summary><c>debug_log</c>.</summary>
internal sealed class DebugLogTable : BackupTable
{
    public override string Name => DebugLogRow.Table;

    public override Type Line => typeof(DebugLogLine);

    public override string Select => "SELECT time_stamp, log_entry FROM debug_log ORDER BY id";

    public override string Insert => DebugLogRow.Insert;

    public override BackupLine Read(DbDataReader reader) => new DebugLogLine(reader.GetString(0), reader.GetString(1));

    public override void Bind(DbCommand command, BackupLine line)
    {
        var row = (DebugLogLine)line;
        Set(command, "Time", DbType.String, row.Time);
        Set(command, "Text", DbType.String, row.Text);
    }
}
