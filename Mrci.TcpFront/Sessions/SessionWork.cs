using Mrci.Grains.Events;

namespace Mrci.TcpFront.Sessions;

/// <summary>One call that the session is to get; the default value is a loop turn.</summary>
/// <param name="Kind">Which call.</param>
/// <param name="Payload">Payload of the frame; null when it is none.</param>
/// <param name="Event">The notification; null when it is none.</param>
/// <param name="CommandId">Command id of the frame.</param>
/// <param name="Type">Type id of the frame.</param>
/// <param name="Oversized">The payload was too long and has been skipped (P-2.12).</param>
internal readonly record struct SessionWork(
    SessionWorkKind Kind, byte[]? Payload = null, HostEvent? Event = null, ushort CommandId = 0, byte Type = 0, bool Oversized = false);
