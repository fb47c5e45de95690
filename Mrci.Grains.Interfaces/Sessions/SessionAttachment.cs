using Orleans;

namespace Mrci.Grains.Sessions;

/// <summary>What the front end knows of a session and tells the grain at start and at recovery (P-10.20 step 5).</summary>
/// <param name="Epoch">Number of this attachment, 1 for the first; each recovery adds one.</param>
/// <param name="Address">Address of the peer in normal text form, IPv4-mapped IPv6 as IPv4 (P-1.3).</param>
/// <param name="AppName">Client application, from its header.</param>
/// <param name="Major">Client version, major.</param>
/// <param name="Minor">Client version, minor.</param>
/// <param name="Patch">Client version, patch.</param>
/// <param name="UserId">User to restore without a password (P-7.20), 64 hex digits; null for a session nobody is logged in to (P-7.43).</param>
/// <param name="Open">Sub-channels to open again with that user (P-10.21): <see cref="SessionInterests.Open"/> as last told; null for none.</param>
/// <param name="ActiveUpdate">Whether peers are to be told of those that are dropped: <see cref="SessionInterests.ActiveUpdate"/> as last told (P-8.22).</param>
/// <param name="FrontId">The front end that holds the connection, as the session registry knows it; null for one that cannot be reached by peers.</param>
/// <param name="Peers">Peer-to-peer relations, as <see cref="SessionReply.Peers"/> last told them (P-10.21); null for none.</param>
[GenerateSerializer, Immutable, Alias("mrci.session-attachment")]
public sealed record SessionAttachment(
    [property: Id(0)] long Epoch,
    [property: Id(1)] string Address,
    [property: Id(2)] string AppName,
    [property: Id(3)] ushort Major,
    [property: Id(4)] ushort Minor,
    [property: Id(5)] ushort Patch,
    [property: Id(6)] string? UserId,
    [property: Id(7)] Channels.SubChannelRef[]? Open = null,
    [property: Id(8)] bool ActiveUpdate = false,
    [property: Id(9)] string? FrontId = null,
    [property: Id(10)] SessionPeer[]? Peers = null);
