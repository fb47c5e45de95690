using Mrci.Protocol.Frames;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>
/// A recovered session asks whether the other side still has the link (P-10.21). No answer means yes; <see cref="PeerLinkRefusal"/> means no.
/// </summary>
/// <param name="Origin">The session that asks.</param>
/// <param name="Target">The session that is asked, 56 hex digits.</param>
/// <param name="Front">The front end that holds the one that asks.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.p2p-probe")]
public sealed record PeerLinkProbe(EventOrigin Origin, string Target, [property: Id(0)] string Front) : PeerEvent(Origin, Target)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.P2P;
}
