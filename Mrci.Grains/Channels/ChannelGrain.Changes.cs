using Mrci.Domain.Channels;
using Mrci.Grains.Events;
using Mrci.Grains.Settings;
using Mrci.Grains.State;
using Mrci.Grains.Streams;
using Mrci.Grains.Users;

namespace Mrci.Grains.Channels;

public sealed partial class ChannelGrain
{
    private Outbox? _outbox;

    private Outbox Outbox => _outbox ??= new Outbox(this, time, logger);

    /// <inheritdoc />
    public async Task<ChannelResult> CreateAsync(Guid operation, string name, ChannelActor owner)
    {
        if (Committed.Operations.Find(operation) is { } done)
            return await AnnounceAsync(done);
        if (Committed.Exists || Committed.Deleted)
            return ChannelResult.Failed(ChannelStatus.NameTaken);
        if (await UserOf(owner.UserId).GetAsync() is not { } user)
            return ChannelResult.Failed(ChannelStatus.UserNotFound);

        var now = time.GetUtcNow();
        var created = Committed with
        {
            Exists = true,
            Name = name,
            NameVersion = Committed.Version + 1,
            CreatedUtc = now,
            OwnerId = user.UserId,
            Members = Committed.Members.Add(user.UserId, ChannelMember.Of(ChannelMembership.NewOwner, now)),
        };
        return await ChangeAsync(created, About(operation, ChannelChange.Created, owner, user));
    }

    /// <inheritdoc />
    public async Task<ChannelResult> AddSubChannelAsync(Guid operation, ChannelActor actor, string name)
    {
        if (Committed.Operations.Find(operation) is { } done)
            return await AnnounceAsync(done);
        if (!Committed.Exists)
            return ChannelResult.Failed(ChannelStatus.NotFound);
        if (!ChannelRules.Allows(LevelOf(actor), ChannelAction.AddSubChannel))
            return ChannelResult.Failed(ChannelStatus.NotPermitted);
        if (FindSubChannel(name) is not null)
            return ChannelResult.Failed(ChannelStatus.NameTaken);
        var settings = await GrainFactory.GetGrain<ISettingsGrain>(0).GetAsync();
        var used = Committed.SubChannels.Select(subChannel => subChannel.SubId).ToArray();
        if (!ChannelLimits.TryAllocateSubChannel(used, (int)settings.MaxSubChannels, out var subId))
            return ChannelResult.Failed(ChannelStatus.LimitReached);

        var added = Committed with
        {
            SubChannels = Committed.SubChannels.Add(new SubChannelRecord(subId, name, ChannelRules.NewSubChannelLevel, Active: false)),
        };
        return await ChangeAsync(
            added, About(operation, ChannelChange.SubChannelAdded, actor, user: null) with { SubId = subId, SubName = name });
    }

    /// <inheritdoc />
    public async Task<ChannelResult> InviteAsync(Guid operation, ChannelActor actor, string userId)
    {
        if (Committed.Operations.Find(operation) is { } done)
            return await AnnounceAsync(done);
        if (!Committed.Exists)
            return ChannelResult.Failed(ChannelStatus.NotFound);
        if (await UserOf(userId).GetAsync() is not { } user)
            return ChannelResult.Failed(ChannelStatus.UserNotFound);
        if (!ChannelRules.Allows(LevelOf(actor), ChannelAction.Invite))
            return ChannelResult.Failed(ChannelStatus.NotPermitted);
        if (Committed.MembershipOf(userId) is { } row)
            return ChannelResult.Failed(row.IsPending ? ChannelStatus.AlreadyInvited : ChannelStatus.AlreadyMember);
        var reserved = await UserOf(userId).TryReserveChannelAsync(operation, ChannelId, asOwner: false);
        if (reserved != ReserveStatus.Reserved)
        {
            return ChannelResult.Failed(
                reserved == ReserveStatus.LimitReached ? ChannelStatus.LimitReached : ChannelStatus.UserNotFound);
        }

        var invited = Committed with
        {
            Members = Committed.Members.Add(userId, ChannelMember.Of(ChannelMembership.Invitation, time.GetUtcNow())),
        };
        return await ChangeAsync(invited, About(operation, ChannelChange.Invited, actor, user));
    }

    /// <inheritdoc />
    public Task<ChannelResult> AcceptAsync(Guid operation, ChannelActor actor) =>
        AnswerInvitationAsync(operation, actor, ChannelChange.Accepted);

    /// <inheritdoc />
    public Task<ChannelResult> DeclineAsync(Guid operation, ChannelActor actor) =>
        AnswerInvitationAsync(operation, actor, ChannelChange.Declined);

    private async Task<ChannelResult> AnswerInvitationAsync(Guid operation, ChannelActor actor, ChannelChange change)
    {
        if (Committed.Operations.Find(operation) is { } done)
            return await AnnounceAsync(done);
        if (!Committed.Exists)
            return ChannelResult.Failed(ChannelStatus.NotFound);
        if (Committed.MembershipOf(actor.UserId) is not { IsPending: true } || await UserOf(actor.UserId).GetAsync() is not { } user)
            return ChannelResult.Failed(ChannelStatus.NotInvited);

        var answered = Committed with
        {
            Members = change == ChannelChange.Accepted
                ? Committed.Members.SetItem(actor.UserId, ChannelMember.Of(ChannelMembership.NewMember, time.GetUtcNow()))
                : Committed.Members.Remove(actor.UserId),
        };
        return await ChangeAsync(answered, About(operation, change, actor, user));
    }

    private static ChannelOperation About(Guid operation, ChannelChange change, ChannelActor actor, UserSnapshot? user) => new()
    {
        Id = operation,
        Change = change,
        UserId = user?.UserId ?? "",
        UserName = user?.Name ?? "",
        OriginSession = actor.Origin.SessionId,
        OriginSequence = actor.Origin.Sequence,
    };

    private async Task<ChannelResult> ChangeAsync(ChannelState next, ChannelOperation operation)
    {
        var version = Committed.Version + operation.Versions;
        var done = operation with { Version = version, ChannelName = next.Name };
        var told = Math.Max(_told, Committed.ToldVersion);
        await CommitAsync(next with { Version = version, Operations = next.Operations.Remember(done), ToldVersion = told });
        return await AnnounceAsync(done);
    }

    /// <summary>All that follows a stored change; a repeat of the operation does it again, which heals what a crash has cut off.</summary>
    private async Task<ChannelResult> AnnounceAsync(ChannelOperation done)
    {
        if (IsUnsettled)
            SettleAfter(SettlingPeriod);
        var events = done.ToEvents(ChannelId);
        if (done.Change == ChannelChange.Removed)
        {
            await CloseSubChannelsAsync();
            await Outbox.PostAsync(SettleRemovalAsync);
            return new ChannelResult(ChannelStatus.Done, events);
        }

        await Outbox.PostAsync([.. StepsAfter(done, events)]);

        // Not in the outbox: who is told that it is done must be able to rely on it (D-604).
        if (done.ExpelledUsers is { Length: > 0 } users)
            await RevokeAsync(users, done.Version);
        else if (done.ClosesSubChannel)
            await SubChannel(done.SubId).RevokeAsync(done.Version, userIds: null);
        return new ChannelResult(ChannelStatus.Done, events);
    }

    private IEnumerable<Func<Task>> StepsAfter(ChannelOperation done, HostEvent[] events)
    {
        if (done.UserId.Length > 0)
            yield return () => UpdateCopyAsync(done.UserId);
        if (done.FormerOwnerId.Length > 0)
            yield return () => UpdateCopyAsync(done.FormerOwnerId);
        yield return () =>
        {
            _told = Math.Max(_told, done.Version);
            return Task.CompletedTask;
        };
        if (done.Change == ChannelChange.Renamed)
            yield return SettleNamesAsync;
        if (done.Change is ChannelChange.Created or ChannelChange.Renamed)
            yield return ListAsync;
        var stream = done.IsForMembers ? StreamKey.Channel(ChannelId) : StreamKey.User(done.UserId);
        foreach (var hostEvent in events)
            yield return () => this.PublishAsync(stream, hostEvent);
    }

    private Task RevokeAsync(string[] userIds, long version) =>
        Task.WhenAll(Committed.SubChannels.Select(subChannel => SubChannel(subChannel.SubId).RevokeAsync(version, userIds)));

    private ISubChannelGrain SubChannel(byte subId) => GrainFactory.GetGrain<ISubChannelGrain>(new SubChannelRef(ChannelId, subId).Key);

    private ChannelLevel LevelOf(ChannelActor actor) =>
        ChannelLevels.Effective(actor.OwnerOverride, Committed.MembershipOf(actor.UserId));

    private IUserGrain UserOf(string userId) => GrainFactory.GetGrain<IUserGrain>(userId);
}
