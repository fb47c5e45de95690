using Mrci.Protocol.Frames;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>
/// CLOSE_P2P as an answer: the session has no relation that a message of the target would need, so the target drops its own (P-9.12).
/// </summary>
/// <param name="Origin">The session that has no relation.</param>
/// <param name="Target">The session that believes in one, 56 hex digits.</param>
/// <param name="Answered">
/// The target's number of the message that this answers. A target that has sent something newer since ignores the answer: it may have made a
/// new relation.
/// </param>
[GenerateSerializer, Immutable, Alias("mrci.event.p2p-refusal")]
public sealed record PeerLinkRefusal(EventOrigin Origin, string Target, [property: Id(0)] long Answered) : PeerEvent(Origin, Target)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.CloseP2P;
}
