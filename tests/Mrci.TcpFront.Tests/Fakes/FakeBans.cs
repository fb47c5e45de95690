using System.Collections.Concurrent;
using Mrci.Grains.Bans;

namespace Mrci.TcpFront.Tests.Fakes;

internal sealed class FakeBans : IBanGrain
{
    private long _version;
    private int _reads;

    public ConcurrentDictionary<string, bool> Addresses { get; } = new(StringComparer.Ordinal);

    /// <summary>How often the list was asked for.</summary>
    public int Reads => _reads;

    public Task<bool> IsBannedAsync(string address) => Task.FromResult(Addresses.ContainsKey(address));

    public Task AddAsync(string address)
    {
        Addresses.TryAdd(address, true);
        Interlocked.Increment(ref _version);
        return Task.CompletedTask;
    }

    public Task RemoveAsync(string[] addresses)
    {
        foreach (var address in addresses)
            Addresses.TryRemove(address, out _);
        Interlocked.Increment(ref _version);
        return Task.CompletedTask;
    }

    public Task<BanList?> GetAsync(long knownVersion)
    {
        Interlocked.Increment(ref _reads);
        var version = Volatile.Read(ref _version);
        return Task.FromResult(version == knownVersion
            ? null
            : new BanList(version, [.. Addresses.Keys.Select(static address => new Ban(address, DateTimeOffset.UnixEpoch))]));
    }
}
