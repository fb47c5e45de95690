using Microsoft.Extensions.Logging;
using Mrci.Domain.Channels;
using Mrci.Domain.Names;
using Mrci.Grains.Names;
using Mrci.Grains.State;
using Mrci.Grains.Users;
using Orleans;
using Orleans.Runtime;

namespace Mrci.Grains.Channels;

/// <summary>
/// One channel with everything inside it (D-603): the reads. The changes are in the other parts. What a crash has left unfinished, names after a
/// rename and what knows a deleted channel, is settled by a timer that starts with the activation.
/// </summary>
/// <param name="storage">The state.</param>
/// <param name="time">Tells since when a member is one.</param>
/// <param name="logger">Told of failures that are tried again.</param>
public sealed partial class ChannelGrain(
    [PersistentState("channel", GrainStores.Default)] IPersistentState<ChannelState> storage,
    TimeProvider time,
    ILogger<ChannelGrain> logger)
    : StatefulGrain<ChannelState>(storage), IChannelGrain
{
    private ulong ChannelId => (ulong)this.GetPrimaryKeyLong();

    /// <inheritdoc />
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Not done here: a name that asks this channel (INameHolder) is waiting for the activation.
        if (Committed.Exists || Committed.Deleted)
            SettleAfter(TimeSpan.Zero);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<ChannelSnapshot?> GetAsync(string? userId, bool ownerOverride)
    {
        var state = Committed;
        if (!state.Exists)
            return Task.FromResult<ChannelSnapshot?>(null);
        var level = ChannelLevels.Effective(ownerOverride, state.MembershipOf(userId));
        var visible = state.SubChannels
            .Where(subChannel => ChannelRules.MaySee(level, subChannel.LowestLevel))
            .Select(subChannel => new SubChannelSnapshot(subChannel.SubId, subChannel.Name, (byte)subChannel.LowestLevel, subChannel.Active));
        return Task.FromResult<ChannelSnapshot?>(new(ChannelId, state.Version, state.Name, (byte)level, [.. visible]));
    }

    /// <inheritdoc />
    public Task<SubChannelRef?> FindSubChannelAsync(string name) =>
        Task.FromResult<SubChannelRef?>(FindSubChannel(name) is { } found ? new SubChannelRef(ChannelId, found.SubId) : null);

    /// <inheritdoc />
    public Task<OpenDecision> DecideOpenAsync(string? userId, bool ownerOverride, byte subId)
    {
        var state = Committed;
        var level = ChannelLevels.Effective(ownerOverride, state.MembershipOf(userId));
        var subChannel = state.SubChannels.FirstOrDefault(subChannel => subChannel.SubId == subId);
        var status = subChannel is null ? OpenStatus.NotFound
            : ChannelRules.MayOpen(level, subChannel.LowestLevel) ? OpenStatus.Allowed
            : OpenStatus.Denied;
        return Task.FromResult(new OpenDecision(
            status,
            new SubChannelRef(ChannelId, subId),
            status == OpenStatus.Allowed && ChannelRules.IsWritable(state.ReadOnlyFlags, subId, level),
            (byte)level,
            subChannel is { Active: true },
            state.Version,
            userId));
    }

    /// <inheritdoc />
    public Task<Membership?> GetMembershipAsync(string userId)
    {
        var state = Committed;
        return Task.FromResult(state.MembershipOf(userId) is { } row
            ? new Membership(ChannelId, state.Name, row.IsPending, (byte)row.Level, state.Version)
            : null);
    }

    /// <inheritdoc />
    public Task<bool> HoldsNameAsync(string nameKey)
    {
        return Task.FromResult(Holds(Committed) || (Underway is { } next && Holds(next)));

        bool Holds(ChannelState state) => state.Exists && NameKey.Channel(state.Name).Equals(nameKey, StringComparison.Ordinal);
    }

    private SubChannelRecord? FindSubChannel(string name) =>
        Committed.SubChannels.FirstOrDefault(subChannel => CanonicalName.AreSame(subChannel.Name, name));
}
