using Mrci.Grains.Events;
using Orleans;

namespace Mrci.Grains.Groups;

/// <summary>
/// Runs what involves two groups, and their removal, one after the other (D-707, D-708): two transfers in opposite directions never wait for
/// each other, and no group goes while users are on their way to it. Key: 0. Has no state.
/// </summary>
[Alias("mrci.IGroupTransferGrain")]
public interface IGroupTransferGrain : IGrainWithIntegerKey
{
    /// <summary>Moves all users of one group to another (C-trans_group.1). Both the same: nothing happens.</summary>
    [Alias("Transfer")]
    Task<GroupResult> TransferAsync(Guid operation, string sourceId, string destinationId, uint callerRank, EventOrigin origin);

    /// <summary>Deletes a group (C-rm_group.1).</summary>
    [Alias("Remove")]
    Task<GroupResult> RemoveAsync(Guid operation, string groupId, uint callerRank);
}
