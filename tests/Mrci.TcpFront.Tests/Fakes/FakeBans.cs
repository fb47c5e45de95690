using System.Collections.Concurrent;
using Mrci.Grains.Bans;

namespace Mrci.TcpFront.Tests.Fakes;

internal sealed class FakeBans : IBanGrain
{
    public ConcurrentDictionary<string, bool> Addresses { get; } = new(StringComparer.Ordinal);

    public Task<bool> IsBannedAsync(string address) => Task.FromResult(Addresses.ContainsKey(address));

    public Task AddAsync(string address)
    {
        Addresses.TryAdd(address, true);
        return Task.CompletedTask;
    }
}
