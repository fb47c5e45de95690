using Mrci.Domain.Names;
using Mrci.Domain.Ranks;
using Mrci.Grains.Events;
using Mrci.Grains.Names;
using Mrci.Grains.Settings;
using Mrci.Grains.State;
using Mrci.Grains.Streams;

namespace Mrci.Grains.Groups;

/// <content>Name, rank, and removal.</content>
public sealed partial class GroupGrain
{
    // A user is counted in at most this long before his record names the group: a call starts within the 30 s that it may take, or never.
    private static readonly TimeSpan JoiningTime = TimeSpan.FromSeconds(60);

    /// <inheritdoc />
    public async Task<GroupResult> RenameAsync(Guid operation, string newName, uint callerRank, EventOrigin origin)
    {
        if (Committed.Operations.Find(operation) is { Change: GroupChange.Renamed } done)
            return await AnnounceAsync(done);
        if (!Committed.Exists)
            return GroupResult.Failed(GroupStatus.NotFound);

        // The note of a former rename would be lost with this one, and its old name never be released.
        await SettleNamesAsync();
        var oldName = Committed.Name;
        var movesName = !CanonicalName.AreSame(oldName, newName);
        if (movesName && await NameOf(newName).ResolveAsync() is not null)
            return GroupResult.Failed(GroupStatus.NameTaken);
        if (!HostRanks.Outranks(callerRank, Committed.Rank))
            return GroupResult.Failed(GroupStatus.NotPermitted);
        if (movesName && !await NameOf(newName).TryClaimAsync(GroupId, operation))
            return GroupResult.Failed(GroupStatus.NameTaken);

        var next = Committed with { Name = newName, PendingRename = movesName ? new PendingRename(oldName, newName) : null };
        return await ChangeAsync(next, About(operation, GroupChange.Renamed, origin) with { OtherName = newName });
    }

    /// <inheritdoc />
    public async Task<GroupResult> SetRankAsync(Guid operation, uint rank, uint callerRank, EventOrigin origin)
    {
        if (Committed.Operations.Find(operation) is { Change: GroupChange.Ranked } done)
            return await AnnounceAsync(done);
        if (!Committed.Exists)
            return GroupResult.Failed(GroupStatus.NotFound);
        if (!HostRanks.MayGrant(callerRank, rank) || !HostRanks.Outranks(callerRank, Committed.Rank))
            return GroupResult.Failed(GroupStatus.NotPermitted);

        return await ChangeAsync(
            Committed with { Rank = rank }, About(operation, GroupChange.Ranked, origin) with { Rank = rank });
    }

    /// <inheritdoc />
    public async Task<GroupResult> RemoveAsync(Guid operation, uint callerRank)
    {
        if (Committed.Operations.Find(operation) is { Change: GroupChange.Removed } done)
            return await AnnounceAsync(done);
        if (!Committed.Exists)
            return GroupResult.Failed(GroupStatus.NotFound);
        await SettleNamesAsync();
        await SettleTransferAsync();
        var initial = await GrainFactory.GetGrain<ISettingsGrain>(0).GetInitialGroupIdAsync();
        if (Committed.Pinned || initial.Equals(GroupId, StringComparison.Ordinal))
            return GroupResult.Failed(GroupStatus.IsInitial);
        if (!HostRanks.Outranks(callerRank, Committed.Rank))
            return GroupResult.Failed(GroupStatus.NotPermitted);
        if (await HasUsersAsync())
            return GroupResult.Failed(GroupStatus.HasUsers);

        var next = Committed with
        {
            Exists = false,
            Deleted = true,
            Members = [],
            PendingRename = new PendingRename(Committed.Name, ""),
        };
        return await ChangeAsync(next, About(operation, GroupChange.Removed, EventOrigin.None));
    }

    // Who has been counted in by an operation that a crash has cut off is in no group of this id (D-902).
    private async Task<bool> HasUsersAsync()
    {
        var state = Committed;
        if (state.Members.IsEmpty && state.Sources.IsEmpty)
            return false;
        if (!state.Sources.IsEmpty || time.GetUtcNow() - state.JoinedUtc < JoiningTime)
            return true;
        var isIn = await Task.WhenAll(state.Members.Select(userId => UserOf(userId).IsInGroupAsync(GroupId)));
        return isIn.Any(static present => present);
    }

    private GroupOperation About(Guid operation, GroupChange change, EventOrigin origin) => new()
    {
        Id = operation,
        Change = change,
        Version = Committed.Version + 1,
        Name = Committed.Name,
        Origin = origin,
    };

    private async Task<GroupResult> ChangeAsync(GroupState next, GroupOperation operation)
    {
        await CommitAsync(next with { Version = operation.Version, Operations = next.Operations.Remember(operation) });
        return await AnnounceAsync(operation);
    }

    /// <summary>All that follows a stored change; a repeat of the operation does it again, which heals what a crash has cut off.</summary>
    private async Task<GroupResult> AnnounceAsync(GroupOperation done)
    {
        var hostEvent = done.ToEvent(GroupId);
        await Outbox.PostAsync(SettleNamesAsync, ListAsync);
        if (done.Change == GroupChange.Renamed)
            await Outbox.PostAsync(() => GrainFactory.GetGrain<ISettingsGrain>(0).GroupRenamedAsync(GroupId, Committed.Name));
        if (hostEvent is not null)
            await Outbox.PostAsync(() => this.PublishAsync(StreamKey.Group(GroupId), hostEvent));
        if (done.Change == GroupChange.Transferred)
            await Outbox.PostAsync(SettleTransferAsync);
        return new GroupResult(GroupStatus.Done, hostEvent);
    }

    /// <summary>D-703: confirm new → release old → clear the note. Does what the stored note says, so it is right whenever it runs.</summary>
    private async Task SettleNamesAsync()
    {
        if (Committed.PendingRename is not { } rename)
            return;
        if (rename.NewName.Length > 0)
            await NameOf(rename.NewName).ConfirmAsync(GroupId);
        await NameOf(rename.OldName).ReleaseAsync(GroupId);
        await CommitAsync(Committed with { PendingRename = null });
    }
}
