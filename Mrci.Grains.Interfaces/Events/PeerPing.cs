using Mrci.Protocol.Frames;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>
/// A ping that has reached a session with active updates (P-7.22, embedded type 4). The front end makes it from the LIMITED_CAST; the session
/// answers the sender, then tells its client.
/// </summary>
/// <param name="Origin">The session that has sent the ping, and its number of the cast.</param>
/// <param name="Payload">Payload of the cast: <see cref="Channels.PingPayload"/>.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.ping")]
public sealed record PeerPing(EventOrigin Origin, [property: Id(0)] byte[] Payload) : HostEvent(Origin, Origin.Sequence)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.LimitedCast;

    /// <inheritdoc />
    public override string ToArguments() => "";
}
