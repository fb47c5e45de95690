using Mrci.Grains.Events;

namespace Mrci.TcpFront.Sessions;

/// <summary>One call that the session is to get: a frame, a notification, or, when it is the default value, a loop turn.</summary>
/// <param name="Payload">Payload of the frame; null when it is none.</param>
/// <param name="Event">The notification; null when it is none.</param>
/// <param name="CommandId">Command id of the frame.</param>
/// <param name="Type">Type id of the frame.</param>
/// <param name="Oversized">The payload was too long and has been skipped (P-2.12).</param>
internal readonly record struct SessionWork(byte[]? Payload, HostEvent? Event, ushort CommandId, byte Type, bool Oversized);
