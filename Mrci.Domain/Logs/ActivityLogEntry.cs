using System.Net;
using Mrci.Protocol.Headers;
using Mrci.Protocol.Identifiers;

namespace Mrci.Domain.Logs;

/// <summary>One row of the activity log (D-115): what sessions and operators did (C-LOG.1).</summary>
/// <param name="Time">When it happened, UTC.</param>
/// <param name="Address">Address of the peer.</param>
/// <param name="ClientVersion">Version that the client's header gave; shown as <c>a.b.c</c>.</param>
/// <param name="SessionId">The session; all zero for a client that was rejected before it had one.</param>
/// <param name="Text">What happened; wording is free.</param>
public sealed record ActivityLogEntry(
    DateTimeOffset Time,
    IPAddress Address,
    ProtocolVersion ClientVersion,
    SessionId SessionId,
    string Text);
