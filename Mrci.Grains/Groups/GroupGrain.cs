using Microsoft.Extensions.Logging;
using Mrci.Grains.Directories;
using Mrci.Grains.Names;
using Mrci.Grains.State;
using Orleans;
using Orleans.Runtime;

namespace Mrci.Grains.Groups;

/// <summary>
/// One group (D-602). What a crash has left unfinished, names after a rename and users after a transfer, is settled by a timer that starts
/// with the activation.
/// </summary>
/// <param name="storage">The state.</param>
/// <param name="time">Tells when users join.</param>
/// <param name="logger">Told of failures that are tried again.</param>
public sealed partial class GroupGrain(
    [PersistentState("group", GrainStores.Default)] IPersistentState<GroupState> storage,
    TimeProvider time,
    ILogger<GroupGrain> logger)
    : StatefulGrain<GroupState>(storage), IGroupGrain
{
    private static readonly TimeSpan SettlingPeriod = TimeSpan.FromSeconds(60);

    private Outbox? _outbox;
    private IGrainTimer? _settling;

    private string GroupId => this.GetPrimaryKeyString();

    private Outbox Outbox => _outbox ??= new Outbox(this, time, logger);

    private bool IsUnsettled => Committed.PendingRename is not null || Committed.Transfer is not null;

    /// <inheritdoc />
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Not done here: a name that asks this group (INameHolder) is waiting for the activation.
        if (!Committed.Exists && !Committed.Deleted)
            return Task.CompletedTask;
        _settling = this.RegisterGrainTimer(
            SettleActivationAsync, new GrainTimerCreationOptions(TimeSpan.Zero, SettlingPeriod) { KeepAlive = IsUnsettled });
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task<bool> CreateAsync(Guid operation, string name, uint rank, bool isProtected)
    {
        if (Committed.Exists || Committed.Deleted)
            return Committed.CreatedBy == operation;
        await CommitAsync(new GroupState
        {
            Exists = true,
            Version = 1,
            Name = name,
            Rank = rank,
            Protected = isProtected,
            CreatedBy = operation,
            CreatedUtc = time.GetUtcNow(),
        });
        return true;
    }

    /// <inheritdoc />
    public Task<GroupSnapshot?> GetAsync() => Task.FromResult(Snapshot());

    /// <inheritdoc />
    public Task<GroupSnapshot?> GetOfMemberAsync(string userId) =>
        Committed.Transfer is { } transfer && Committed.Members.Contains(userId)
            ? GroupOf(transfer.DestinationId).GetAsync()
            : Task.FromResult(Snapshot());

    /// <inheritdoc />
    public async Task<bool> AddMemberAsync(string userId)
    {
        // Whoever comes after a transfer is not part of it.
        await SettleTransferAsync();
        if (!Committed.Exists)
            return false;
        var members = Committed.Members.Add(userId);
        if (members != Committed.Members)
            await CommitAsync(Committed with { Members = members, JoinedUtc = time.GetUtcNow() });
        return true;
    }

    /// <inheritdoc />
    public async Task RemoveMemberAsync(string userId)
    {
        var members = Committed.Members.Remove(userId);
        if (members != Committed.Members)
            await CommitAsync(Committed with { Members = members });
    }

    /// <inheritdoc />
    public async Task<bool> PinAsync(bool isPinned)
    {
        if (!Committed.Exists)
            return false;
        if (Committed.Pinned != isPinned)
            await CommitAsync(Committed with { Pinned = isPinned });
        return true;
    }

    /// <inheritdoc />
    public Task<bool> HoldsNameAsync(string nameKey)
    {
        return Task.FromResult(Holds(Committed) || (Underway is { } next && Holds(next)));

        bool Holds(GroupState state) => state.Exists && NameKey.Group(state.Name).Equals(nameKey, StringComparison.Ordinal);
    }

    /// <inheritdoc />
    public Task ListAsync()
    {
        var state = Committed;
        var directory = GrainFactory.GetGrain<IDirectoryGrain>(DirectoryKeys.Groups);
        return state.Exists
            ? directory.PutAsync(new DirectoryEntry(GroupId, state.Version, state.CreatedUtc, state.Name, state.Rank.ToString()))
            : directory.RemoveAsync(GroupId);
    }

    private async Task SettleActivationAsync()
    {
        await ListAsync();
        await SettleNamesAsync();
        await SettleTransferAsync();
        _settling?.Dispose();
        _settling = null;
    }

    private GroupSnapshot? Snapshot()
    {
        var state = Committed;
        return state.Exists
            ? new GroupSnapshot(GroupId, state.Version, state.Name, state.Rank, state.Protected, state.Members.Count)
            : null;
    }

    private IGroupGrain GroupOf(string groupId) => GrainFactory.GetGrain<IGroupGrain>(groupId);

    private IUniqueNameGrain NameOf(string name) => GrainFactory.GetGrain<IUniqueNameGrain>(NameKey.Group(name));
}
