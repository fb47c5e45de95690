using Mrci.Grains.State;
using Orleans.Runtime;

namespace Mrci.Grains.Bans;

/// <summary>The banned addresses (D-612).</summary>
/// <param name="storage">The state.</param>
/// <param name="time">Tells when an address is banned.</param>
public sealed class BanGrain([PersistentState("bans", GrainStores.Default)] IPersistentState<BanState> storage, TimeProvider time)
    : StatefulGrain<BanState>(storage), IBanGrain
{
    /// <inheritdoc />
    public Task<bool> IsBannedAsync(string address) => Task.FromResult(Committed.Addresses.ContainsKey(address));

    /// <inheritdoc />
    public async Task AddAsync(string address)
    {
        if (!Committed.Addresses.ContainsKey(address))
            await CommitAsync(Committed with { Addresses = Committed.Addresses.Add(address, time.GetUtcNow()) });
    }
}
