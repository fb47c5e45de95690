using Orleans;

namespace Mrci.Grains.Sessions;

/// <summary>One whole frame of the client.</summary>
/// <param name="Type">Type id, 0 to 255; never a private one (P-2.7).</param>
/// <param name="CommandId">Command id, as the client sent it.</param>
/// <param name="Payload">The payload; nobody changes it after the call.</param>
/// <param name="Oversized">The payload was above the front's limit and has been skipped (P-2.12); answered with ERR and IDLE.</param>
[GenerateSerializer, Immutable, Alias("mrci.client-frame")]
public sealed record ClientFrame(
    [property: Id(0)] byte Type,
    [property: Id(1)] ushort CommandId,
    [property: Id(2)] byte[] Payload,
    [property: Id(3)] bool Oversized = false);
