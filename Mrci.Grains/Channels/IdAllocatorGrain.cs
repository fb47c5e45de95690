using Mrci.Grains.State;
using Orleans.Runtime;

namespace Mrci.Grains.Channels;

/// <summary>Hands out ids (D-607, D-304).</summary>
/// <param name="storage">The state.</param>
public sealed class IdAllocatorGrain([PersistentState("ids", GrainStores.Default)] IPersistentState<IdAllocatorState> storage)
    : StatefulGrain<IdAllocatorState>(storage), IIdAllocatorGrain
{
    /// <inheritdoc />
    public async Task<ulong> NextAsync()
    {
        await CommitAsync(Committed with { Last = checked(Committed.Last + 1) });
        return (ulong)Committed.Last;
    }
}
