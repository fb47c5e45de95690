using Mrci.Grains.Failures;
using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>Owner of one sub-channel's traffic (D-604). Key: <see cref="SubChannelRef.Key"/>. Not persisted; sessions open again when it is lost.</summary>
[Alias("mrci.ISubChannelGrain")]
public interface ISubChannelGrain : IGrainWithStringKey
{
    /// <summary>Lets a session in with the right that the channel decided.</summary>
    /// <returns>False when the channel has revoked rights since that decision (<see cref="OpenDecision.Version"/> is old): ask it again.</returns>
    [Repeatable, Alias("Open")]
    Task<bool> OpenAsync(string sessionId, OpenDecision decision);

    /// <summary>Lets a session go; harmless when it is not in.</summary>
    [Repeatable, Alias("Close")]
    Task CloseAsync(string sessionId);

    /// <summary>
    /// Publishes a cast, after checking the sender against the own table (never the caller's word). What was accepted survives the loss of one
    /// process. A call that failed may be repeated: a cast that is known by its source and number is accepted and not published again.
    /// </summary>
    [Alias("Cast")]
    Task<CastStatus> CastAsync(CastRequest request);

    /// <summary>Tells a front end what it has missed.</summary>
    /// <param name="epoch">The epoch of the front end's last cast; 0 to learn the present one, without casts.</param>
    /// <param name="after">Number of its last cast. Of another epoch than the asked one everything is told.</param>
    [Alias("Read")]
    Task<CastReplay> ReadAsync(long epoch, long after);

    /// <summary>
    /// Called by the channel before it answers a change of rights: shuts everybody out, and refuses decisions older than
    /// <paramref name="version"/>, so no cast after the change uses the old right.
    /// </summary>
    [Repeatable, Alias("Revoke")]
    Task RevokeAsync(long version, string[]? userIds);
}
