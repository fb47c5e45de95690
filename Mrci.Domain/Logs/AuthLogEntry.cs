using System.Net;
using Mrci.Protocol.Identifiers;

namespace Mrci.Domain.Logs;

/// <summary>
/// One row of the login log (D-109). Rows are written for C-auth.5, C-auth.6 and C-recover_acct.2/3 only (C-LOG.2).
/// </summary>
/// <param name="Time">When it happened, UTC.</param>
/// <param name="Address">Address of the peer.</param>
/// <param name="UserId">Constant identity of the account (D-802).</param>
/// <param name="UserName">Name of the account at that time (D-802).</param>
/// <param name="AuthAttempt">A login was tried.</param>
/// <param name="RecoverAttempt">A recovery was tried.</param>
/// <param name="Accepted">It succeeded.</param>
/// <param name="CountToThreshold">It counted towards the lock or ban when it was written (D-802).</param>
public sealed record AuthLogEntry(
    DateTimeOffset Time,
    IPAddress Address,
    UserId UserId,
    string UserName,
    bool AuthAttempt,
    bool RecoverAttempt,
    bool Accepted,
    bool CountToThreshold);
