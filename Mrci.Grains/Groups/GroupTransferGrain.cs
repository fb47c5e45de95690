using Mrci.Grains.Events;
using Orleans;

namespace Mrci.Grains.Groups;

/// <summary>Runs transfers and removals of groups one after the other (D-707, D-708).</summary>
public sealed class GroupTransferGrain : Grain, IGroupTransferGrain
{
    /// <inheritdoc />
    public async Task<GroupResult> TransferAsync(
        Guid operation, string sourceId, string destinationId, uint callerRank, EventOrigin origin)
    {
        if (sourceId.Equals(destinationId, StringComparison.Ordinal))
            return new GroupResult(GroupStatus.Done, null);

        // One that is still under way the other way round would wait for this one, and this one for it.
        await Group(destinationId).SettleAsync();
        return await Group(sourceId).TransferAsync(operation, destinationId, callerRank, origin);
    }

    /// <inheritdoc />
    public Task<GroupResult> RemoveAsync(Guid operation, string groupId, uint callerRank) => Group(groupId).RemoveAsync(operation, callerRank);

    private IGroupGrain Group(string groupId) => GrainFactory.GetGrain<IGroupGrain>(groupId);
}
