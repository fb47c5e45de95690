using System.Net;
using Mrci.Domain.Logs;

namespace Mrci.Storage.Logs;

/// <summary>A row of <c>auth_log</c> (D-109, D-802).</summary>
internal sealed class AuthLogRow : ILogRow<AuthLogEntry>
{
    public const string Table = "auth_log";

    public const string Insert =
        """
        INSERT INTO auth_log
            (time_stamp, ip_address, user_id, user_name, auth_attempt, recover_attempt, accepted, count_to_threshold)
        VALUES (@Time, @Address, @UserId, @UserName, @AuthAttempt, @RecoverAttempt, @Accepted, @CountToThreshold)
        """;

    public const string Select =
        """
        SELECT id AS Id, time_stamp AS Time, ip_address AS Address, user_id AS UserId, user_name AS UserName, auth_attempt AS AuthAttempt,
               recover_attempt AS RecoverAttempt, accepted AS Accepted, count_to_threshold AS CountToThreshold
        FROM auth_log
        """;

    public long Id { get; set; }

    public string Time { get; set; } = "";

    public string Address { get; set; } = "";

    public byte[] UserId { get; set; } = [];

    public string UserName { get; set; } = "";

    public bool AuthAttempt { get; set; }

    public bool RecoverAttempt { get; set; }

    public bool Accepted { get; set; }

    public bool CountToThreshold { get; set; }

    public static AuthLogRow From(AuthLogEntry entry)
    {
        var userId = new byte[Protocol.Identifiers.UserId.Size];
        entry.UserId.Write(userId);
        return new AuthLogRow
        {
            Time = LogTime.Write(entry.Time),
            Address = entry.Address.ToString(),
            UserId = userId,
            UserName = LogText.Write(entry.UserName),
            AuthAttempt = entry.AuthAttempt,
            RecoverAttempt = entry.RecoverAttempt,
            Accepted = entry.Accepted,
            CountToThreshold = entry.CountToThreshold,
        };
    }

    public AuthLogEntry ToEntry() => new(
        LogTime.Read(Time),
        IPAddress.Parse(Address),
        Protocol.Identifiers.UserId.Read(UserId),
        UserName,
        AuthAttempt,
        RecoverAttempt,
        Accepted,
        CountToThreshold);
}
