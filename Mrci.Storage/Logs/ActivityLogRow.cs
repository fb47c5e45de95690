using System.Globalization;
using System.Net;
using Mrci.Domain.Logs;
using Mrci.Protocol.Headers;

namespace Mrci.Storage.Logs;

/// <summary>A row of <c>activity_log</c> (D-115).</summary>
internal sealed class ActivityLogRow : ILogRow<ActivityLogEntry>
{
    public const string Table = "activity_log";

    public const string Insert =
        """
        INSERT INTO activity_log (time_stamp, ip_address, client_version, session_id, log_entry)
        VALUES (@Time, @Address, @ClientVersion, @SessionId, @Text)
        """;

    public const string Select =
        """
        SELECT id AS Id, time_stamp AS Time, ip_address AS Address, client_version AS ClientVersion, session_id AS SessionId, log_entry AS Text
        FROM activity_log
        """;

    public long Id { get; set; }

    public string Time { get; set; } = "";

    public string Address { get; set; } = "";

    /// <summary><c>major.minor.patch</c>.</summary>
    public string ClientVersion { get; set; } = "";

    public byte[] SessionId { get; set; } = [];

    public string Text { get; set; } = "";

    public static ActivityLogRow From(ActivityLogEntry entry)
    {
        var sessionId = new byte[Protocol.Identifiers.SessionId.Size];
        entry.SessionId.Write(sessionId);
        var version = entry.ClientVersion;
        return new ActivityLogRow
        {
            Time = LogTime.Write(entry.Time),
            Address = entry.Address.ToString(),
            ClientVersion = string.Create(CultureInfo.InvariantCulture, $"{version.Major}.{version.Minor}.{version.Patch}"),
            SessionId = sessionId,
            Text = LogText.Write(entry.Text),
        };
    }

    public ActivityLogEntry ToEntry()
    {
        var version = Version.Parse(ClientVersion);
        return new ActivityLogEntry(
            LogTime.Read(Time),
            IPAddress.Parse(Address),
            new ProtocolVersion((ushort)version.Major, (ushort)version.Minor, (ushort)version.Build),
            Protocol.Identifiers.SessionId.Read(SessionId),
            Text);
    }
}
