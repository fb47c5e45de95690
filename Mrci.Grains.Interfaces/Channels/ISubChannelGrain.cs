using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>Owner of one sub-channel's traffic (D-604). Key: <see cref="SubChannelRef.Key"/>. Not persisted; sessions open again when it is lost.</summary>
[Alias("mrci.ISubChannelGrain")]
public interface ISubChannelGrain : IGrainWithStringKey
{
    /// <summary>Lets a session in with the right that the channel decided.</summary>
    /// <returns>False when the channel has revoked rights since that decision (<see cref="OpenDecision.Version"/> is old): ask it again.</returns>
    [Alias("Open")]
    Task<bool> OpenAsync(string sessionId, OpenDecision decision);

    /// <summary>Lets a session go; harmless when it is not in.</summary>
    [Alias("Close")]
    Task CloseAsync(string sessionId);

    /// <summary>Publishes a cast, after checking the sender against the own table (never the caller's word).</summary>
    [Alias("Cast")]
    Task<CastStatus> CastAsync(CastRequest request);

    /// <summary>
    /// Called by the channel before it answers a change of rights: shuts everybody out, and refuses decisions older than
    /// <paramref name="version"/>, so no cast after the change uses the old right.
    /// </summary>
    [Alias("Revoke")]
    Task RevokeAsync(long version, string[]? userIds);
}
