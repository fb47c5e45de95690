using Orleans;
using Orleans.Concurrency;

namespace Mrci.Grains.Bans;

/// <summary>The banned addresses (D-612). Key: 0. Addresses are in normal text form, IPv4-mapped IPv6 as IPv4 (P-1.3).</summary>
[Alias("mrci.IBanGrain")]
public interface IBanGrain : IGrainWithIntegerKey
{
    /// <summary>Whether an address is banned.</summary>
    [ReadOnly, Alias("IsBanned")]
    Task<bool> IsBannedAsync(string address);

    /// <summary>Bans an address; harmless when it is banned already.</summary>
    [Alias("Add")]
    Task AddAsync(string address);
}
