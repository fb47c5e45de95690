using Mrci.Domain.Ranks;
using Mrci.Grains.Events;
using Mrci.Grains.State;
using Mrci.Grains.Users;

namespace Mrci.Grains.Groups;

/// <content>Moving all users to another group (D-707).</content>
public sealed partial class GroupGrain
{
    // Each user's record is a write of its own; the store commits what waits together.
    private const int UsersAtATime = 64;

    /// <inheritdoc />
    public async Task<GroupResult> TransferAsync(Guid operation, string destinationId, uint callerRank, EventOrigin origin)
    {
        if (Committed.Operations.Find(operation) is { Change: GroupChange.Transferred } done)
            return await AnnounceAsync(done);
        if (!Committed.Exists)
            return GroupResult.Failed(GroupStatus.NotFound);
        await SettleTransferAsync();
        if (await GroupOf(destinationId).GetAsync() is not { } destination)
            return GroupResult.Failed(GroupStatus.DestinationNotFound);
        if (!HostRanks.Outranks(callerRank, Committed.Rank) || !HostRanks.Outranks(callerRank, destination.Rank))
            return GroupResult.Failed(GroupStatus.NotPermitted);

        var transfer = About(operation, GroupChange.Transferred, origin) with { OtherId = destinationId, OtherName = destination.Name };
        return await ChangeAsync(Committed with { Transfer = new GroupTransfer(destinationId) }, transfer);
    }

    /// <inheritdoc />
    public Task SettleAsync() => SettleTransferAsync();

    /// <inheritdoc />
    public async Task<bool> ReceiveAsync(string sourceId, IReadOnlyList<string> userIds)
    {
        if (!Committed.Exists)
            return false;
        var next = Committed with { Members = Committed.Members.Union(userIds), Sources = Committed.Sources.Add(sourceId) };
        if (next.Members != Committed.Members || next.Sources != Committed.Sources)
            await CommitAsync(next);
        return true;
    }

    /// <inheritdoc />
    public Task EndReceiveAsync(string sourceId) => Committed.Sources.Contains(sourceId)
        ? CommitAsync(Committed with { Sources = Committed.Sources.Remove(sourceId), JoinedUtc = time.GetUtcNow() })
        : Task.CompletedTask;

    /// <summary>
    /// Moves whoever is still to be moved: counted in there → each record → none left here → the end is told. Since the transfer is written,
    /// all of them count as users of the destination already.
    /// </summary>
    private async Task SettleTransferAsync()
    {
        if (Committed.Transfer is not { } transfer)
            return;
        var destination = GroupOf(transfer.DestinationId);
        if (!await destination.ReceiveAsync(GroupId, [.. Committed.Members]))
            throw new InvalidOperationException($"The group {transfer.DestinationId} went away while users were moved to it.");
        foreach (var users in Committed.Members.Chunk(UsersAtATime))
            await Task.WhenAll(users.Select(userId => UserOf(userId).MoveGroupAsync(GroupId, transfer.DestinationId)));
        await destination.EndReceiveAsync(GroupId);
        await CommitAsync(Committed with { Transfer = null, Members = [] });
    }

    private IUserGrain UserOf(string userId) => GrainFactory.GetGrain<IUserGrain>(userId);
}
