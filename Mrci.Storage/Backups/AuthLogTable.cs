using System.Data;
using System.Data.Common;
using Mrci.Storage.Logs;

namespace Mrci.Storage.Backups;

/// <summary><c>auth_log</c>.</summary>
internal sealed class AuthLogTable : BackupTable
{
    public override string Name => AuthLogRow.Table;

    public override Type Line => typeof(AuthLogLine);

    public override string Select =>
        """
        SELECT time_stamp, ip_address, user_id, user_name, auth_attempt, recover_attempt, accepted, count_to_threshold
        FROM auth_log
        ORDER BY id
        """;

    public override string Insert => AuthLogRow.Insert;

    public override BackupLine Read(DbDataReader reader) => new AuthLogLine(
        reader.GetString(0), reader.GetString(1), Bytes(reader, 2), reader.GetString(3),
        reader.GetBoolean(4), reader.GetBoolean(5), reader.GetBoolean(6), reader.GetBoolean(7));

    public override void Bind(DbCommand command, BackupLine line)
    {
        var row = (AuthLogLine)line;
        Set(command, "Time", DbType.String, row.Time);
        Set(command, "Address", DbType.String, row.Address);
        Set(command, "UserId", DbType.Binary, row.UserId);
        Set(command, "UserName", DbType.String, row.UserName);
        Set(command, "AuthAttempt", DbType.Boolean, row.AuthAttempt);
        Set(command, "RecoverAttempt", DbType.Boolean, row.RecoverAttempt);
        Set(command, "Accepted", DbType.Boolean, row.Accepted);
        Set(command, "CountToThreshold", DbType.Boolean, row.CountToThreshold);
    }
}
