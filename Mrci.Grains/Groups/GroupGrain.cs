using Mrci.Grains.Names;
using Mrci.Grains.State;
using Orleans;
using Orleans.Runtime;

namespace Mrci.Grains.Groups;

/// <summary>One group (D-602).</summary>
/// <param name="storage">The state.</param>
public sealed class GroupGrain([PersistentState("group", GrainStores.Default)] IPersistentState<GroupState> storage)
    : StatefulGrain<GroupState>(storage), IGroupGrain
{
    /// <inheritdoc />
    public async Task<bool> CreateAsync(Guid operation, string name, uint rank, bool isProtected)
    {
        if (Committed.Exists)
            return Committed.CreatedBy == operation;
        await CommitAsync(new GroupState
        {
            Exists = true,
            Version = 1,
            Name = name,
            Rank = rank,
            Protected = isProtected,
            CreatedBy = operation,
        });
        return true;
    }

    /// <inheritdoc />
    public Task<GroupSnapshot?> GetAsync()
    {
        var state = Committed;
        return Task.FromResult(state.Exists
            ? new GroupSnapshot(this.GetPrimaryKeyString(), state.Version, state.Name, state.Rank, state.Protected, state.Members.Count)
            : null);
    }

    /// <inheritdoc />
    public async Task<bool> AddMemberAsync(string userId)
    {
        if (!Committed.Exists)
            return false;
        var members = Committed.Members.Add(userId);
        if (members != Committed.Members)
            await CommitAsync(Committed with { Members = members });
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
    public Task<bool> HoldsNameAsync(string nameKey)
    {
        return Task.FromResult(Holds(Committed) || (Underway is { } next && Holds(next)));

        bool Holds(GroupState state) => state.Exists && NameKey.Group(state.Name).Equals(nameKey, StringComparison.Ordinal);
    }
}
