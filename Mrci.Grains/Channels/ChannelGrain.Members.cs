using System.Collections.Immutable;
using Mrci.Domain.Channels;
using Mrci.Grains.State;
using Mrci.Grains.Users;

namespace Mrci.Grains.Channels;

/// <content>Removal and levels of members.</content>
public sealed partial class ChannelGrain
{
    /// <inheritdoc />
    public async Task<ChannelResult> RemoveMemberAsync(Guid operation, ChannelActor actor, string userId)
    {
        var (user, answer) = await CheckMemberAsync(operation, userId);
        if (answer is not null)
            return answer;
        if (!ChannelRules.MayRemove(LevelOf(actor), IsSelf(actor, userId), Committed.MembershipOf(userId)))
            return ChannelResult.Failed(ChannelStatus.NotPermitted);
        return await ChangeAsync(
            Committed with { Members = Committed.Members.Remove(userId) }, About(operation, ChannelChange.MemberRemoved, actor, user));
    }

    /// <inheritdoc />
    public async Task<ChannelResult> SetMemberLevelAsync(Guid operation, ChannelActor actor, string userId, byte level)
    {
        var (user, answer) = await CheckMemberAsync(operation, userId);
        if (answer is not null)
            return answer;
        if (Committed.MembershipOf(userId) is not { IsPending: false } row)
            return ChannelResult.Failed(ChannelStatus.NotMember);
        var requested = (ChannelLevel)level;
        if (!ChannelRules.MaySetLevel(LevelOf(actor), IsSelf(actor, userId), row, requested))
            return ChannelResult.Failed(ChannelStatus.NotPermitted);
        if (requested == ChannelLevel.Owner)
            return await ChangeOwnerAsync(operation, actor, user!);
        return await ChangeAsync(
            Committed with { Members = WithLevel(userId, requested) },
            About(operation, ChannelChange.MemberLevelSet, actor, user) with { Level = requested });
    }

    /// <inheritdoc />
    public Task<ChannelMemberList?> GetMembersAsync(string userId, bool ownerOverride)
    {
        var state = Committed;
        var level = ChannelLevels.Effective(ownerOverride, state.MembershipOf(userId));
        if (!state.Exists || !ChannelRules.Allows(level, ChannelAction.ListMembers))
            return Task.FromResult<ChannelMemberList?>(null);
        var rows = state.Members.OrderBy(static member => member.Value.SinceUtc)
            .ThenBy(static member => member.Key, StringComparer.Ordinal)
            .Select(static member => new ChannelMemberEntry(member.Key, member.Value.Pending, (byte)member.Value.Level));
        return Task.FromResult<ChannelMemberList?>(new(ChannelId, state.Name, [.. rows]));
    }

    // D-709: the new owner's record first, so that his account is not deleted meanwhile; then both levels in one write; the copies follow.
    private async Task<ChannelResult> ChangeOwnerAsync(Guid operation, ChannelActor actor, UserSnapshot user)
    {
        var former = await UserOf(Committed.OwnerId).GetAsync();

        // Stands for 60 s, and both the answer and the write below are given up after 30 s.
        if (await UserOf(user.UserId).TryReserveChannelAsync(operation, ChannelId, asOwner: true) != ReserveStatus.Reserved)
            return ChannelResult.Failed(ChannelStatus.UserNotFound);

        var members = WithLevel(user.UserId, ChannelLevel.Owner);
        members = members.SetItem(Committed.OwnerId, members[Committed.OwnerId] with { Level = ChannelRules.FormerOwnerLevel });
        return await ChangeAsync(
            Committed with { OwnerId = user.UserId, Members = members },
            About(operation, ChannelChange.OwnerChanged, actor, user) with
            {
                Level = ChannelLevel.Owner,
                FormerOwnerId = Committed.OwnerId,
                FormerOwnerName = former?.Name ?? "",
            });
    }

    // The user, or what is to be answered before anything changes.
    private async Task<(UserSnapshot? User, ChannelResult? Answer)> CheckMemberAsync(Guid operation, string userId)
    {
        if (Committed.Operations.Find(operation) is { } done)
            return (null, await AnnounceAsync(done));
        if (!Committed.Exists)
            return (null, ChannelResult.Failed(ChannelStatus.NotFound));
        return await UserOf(userId).GetAsync() is { } user ? (user, null) : (null, ChannelResult.Failed(ChannelStatus.UserNotFound));
    }

    private ImmutableDictionary<string, ChannelMember> WithLevel(string userId, ChannelLevel level) =>
        Committed.Members.SetItem(userId, Committed.Members[userId] with { Level = level });

    private static bool IsSelf(ChannelActor actor, string userId) => actor.UserId.Equals(userId, StringComparison.Ordinal);
}
