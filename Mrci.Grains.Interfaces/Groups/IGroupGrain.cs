using Mrci.Grains.Events;
using Mrci.Grains.Failures;
using Orleans;
using Orleans.Concurrency;

namespace Mrci.Grains.Groups;

/// <summary>
/// One group (D-602). Key: group id, an opaque constant string (D-307). Groups call users, names, and the settings; none of these may call a
/// group from within a call that a group may wait for.
/// </summary>
[Alias("mrci.IGroupGrain")]
public interface IGroupGrain : IGrainWithStringKey, Names.INameHolder
{
    /// <summary>Creates the group. A repeat of the same operation gives true again; false when it exists otherwise, or has been deleted.</summary>
    [Alias("Create")]
    Task<bool> CreateAsync(Guid operation, string name, uint rank, bool isProtected);

    /// <summary>Brings the listing of groups up to date (D-614); every activation does it by itself.</summary>
    [Repeatable, Alias("List")]
    Task ListAsync();

    /// <summary>The group as it is now; null when there is none.</summary>
    [ReadOnly, Alias("Get")]
    Task<GroupSnapshot?> GetAsync();

    /// <summary>
    /// The group that a user whose record names this one is in: the destination while the users of this group are being transferred, and
    /// from the moment that is decided (D-707). Null when there is none. Interleaves, so that readers do not wait for the transfer.
    /// </summary>
    [AlwaysInterleave, ReadOnly, Alias("GetOfMember")]
    Task<GroupSnapshot?> GetOfMemberAsync(string userId);

    /// <summary>Counts a user in (D-704), before his record names the group. False when there is no such group, or it is being deleted.</summary>
    [Repeatable, Alias("AddMember")]
    Task<bool> AddMemberAsync(string userId);

    /// <summary>Counts a user out, after his record names another group; harmless when he is not in.</summary>
    [Repeatable, Alias("RemoveMember")]
    Task RemoveMemberAsync(string userId);

    /// <summary>Counts the users of another group in that are being transferred (D-707). False when there is no such group, or it is being deleted.</summary>
    [Repeatable, Alias("Receive")]
    Task<bool> ReceiveAsync(string sourceId, IReadOnlyList<string> userIds);

    /// <summary>The transfer from another group is over.</summary>
    [Repeatable, Alias("EndReceive")]
    Task EndReceiveAsync(string sourceId);

    /// <summary>Changes the name (C-rename_group.1); publishes <see cref="GroupRenamed"/>.</summary>
    [Alias("Rename")]
    Task<GroupResult> RenameAsync(Guid operation, string newName, uint callerRank, EventOrigin origin);

    /// <summary>Changes the rank (C-set_group_rank.1); publishes <see cref="GroupRankChanged"/>.</summary>
    [Alias("SetRank")]
    Task<GroupResult> SetRankAsync(Guid operation, uint rank, uint callerRank, EventOrigin origin);

    /// <summary>
    /// Moves all users to another group (D-707); publishes <see cref="GroupTransferred"/>. Only <see cref="IGroupTransferGrain"/> calls it,
    /// which lets one follow the other.
    /// </summary>
    [Alias("Transfer")]
    Task<GroupResult> TransferAsync(Guid operation, string destinationId, uint callerRank, EventOrigin origin);

    /// <summary>Deletes the group if nobody is in it (D-708). Only <see cref="IGroupTransferGrain"/> calls it.</summary>
    [Alias("Remove")]
    Task<GroupResult> RemoveAsync(Guid operation, uint callerRank);

    /// <summary>Finishes a transfer that a failure has held up.</summary>
    [Repeatable, Alias("Settle")]
    Task SettleAsync();

    /// <summary>
    /// Keeps the group from being deleted, or no longer (D-708): whoever makes it the initial group pins it first and unpins the one before
    /// afterwards. False when there is no such group, or it is being deleted. Never called by the settings grain, which groups wait for.
    /// </summary>
    [Repeatable, Alias("Pin")]
    Task<bool> PinAsync(bool isPinned);
}
