using Mrci.Grains.Failures;
using Orleans;
using Orleans.Concurrency;

namespace Mrci.Grains.Bans;

/// <summary>
/// The banned addresses (D-612). Key: 0. Addresses are in normal text form, IPv4-mapped IPv6 as IPv4 (P-1.3). Each change is announced with
/// <see cref="BanListChanged"/>; every call may be repeated without harm.
/// </summary>
[Alias("mrci.IBanGrain")]
public interface IBanGrain : IGrainWithIntegerKey
{
    /// <summary>Whether an address is banned.</summary>
    [ReadOnly, Alias("IsBanned")]
    Task<bool> IsBannedAsync(string address);

    /// <summary>Bans an address; harmless when it is banned already.</summary>
    [Repeatable, Alias("Add")]
    Task AddAsync(string address);

    /// <summary>Lifts bans, all or none; addresses that are not banned are passed over.</summary>
    [Repeatable, Alias("Remove")]
    Task RemoveAsync(string[] addresses);

    /// <summary>The list, unless the caller has it.</summary>
    /// <param name="knownVersion">Version that the caller has; <see cref="BanList.UnknownVersion"/> for none.</param>
    /// <returns>The list; null when it is of that version.</returns>
    [ReadOnly, Alias("Get")]
    Task<BanList?> GetAsync(long knownVersion);
}
