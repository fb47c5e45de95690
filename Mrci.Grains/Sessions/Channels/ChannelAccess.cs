using Mrci.Grains.Channels;
using Mrci.Grains.Names;
using Mrci.Protocol.Identifiers;

namespace Mrci.Grains.Sessions.Channels;

/// <summary>Finds sub-channels and enters them with the right that their channel decides (D-604).</summary>
internal sealed class ChannelAccess(SessionScope scope)
{
    // Each failure means that the channel has changed rights between two calls; nobody does that all the time.
    private const int MaximumAttempts = 5;

    public async ValueTask<SubChannelRef?> FindAsync(string channel, string subChannel)
    {
        var owner = await scope.Grains.GetGrain<IUniqueNameGrain>(NameKey.Channel(channel)).ResolveAsync();
        return ulong.TryParse(owner, out var channelId) ? await Channel(channelId).FindSubChannelAsync(subChannel) : null;
    }

    /// <summary>Asks the channel and, if it agrees, has the owner of the sub-channel let the session in.</summary>
    /// <returns>The decision that counts.</returns>
    /// <exception cref="InvalidOperationException">The rights change faster than they can be asked for.</exception>
    public async ValueTask<OpenDecision> EnterAsync(SubChannelRef id)
    {
        for (var attempt = 0; attempt < MaximumAttempts; attempt++)
        {
            var decision = await DecideAsync(id);
            if (decision.Status != OpenStatus.Allowed || await SubChannel(id).OpenAsync(scope.Key, decision))
                return decision;
        }

        throw new InvalidOperationException($"The rights of the channel {id.ChannelId} keep changing.");
    }

    /// <summary>Asks the channel alone.</summary>
    public async ValueTask<OpenDecision> DecideAsync(SubChannelRef id)
    {
        var state = scope.State;

        // D-304: ids are at most 2⁶³ − 1.
        return id.ChannelId > long.MaxValue
            ? new OpenDecision(OpenStatus.NotFound, id, CanWrite: false, Level: 5, Active: false, Version: 0, UserId: null)
            : await Channel(id.ChannelId).DecideOpenAsync(state.IsLoggedIn ? state.UserId.ToString() : null, state.OwnerOverride, id.SubId);
    }

    public ISubChannelGrain SubChannel(SubChannelRef id) => scope.Grains.GetGrain<ISubChannelGrain>(id.Key);

    public static SubChannelId IdOf(SubChannelRef id) => new(id.ChannelId, id.SubId);

    public static SubChannelRef[] RefsOf(in ChannelList list)
    {
        var refs = new SubChannelRef[list.Count];
        var next = 0;
        foreach (var id in list)
            refs[next++] = new SubChannelRef(id.ChannelId, id.SubId);
        return refs;
    }

    private IChannelGrain Channel(ulong channelId) => scope.Grains.GetGrain<IChannelGrain>((long)channelId);
}
