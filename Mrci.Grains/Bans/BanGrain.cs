using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Mrci.Grains.Fronts;
using Mrci.Grains.State;
using Orleans.Runtime;

namespace Mrci.Grains.Bans;

/// <summary>The banned addresses (D-612).</summary>
public sealed class BanGrain : StatefulGrain<BanState>, IBanGrain
{
    private readonly TimeProvider _time;
    private readonly Outbox _outbox;

    /// <summary>Creates the grain.</summary>
    /// <param name="storage">The state.</param>
    /// <param name="time">Tells when an address is banned.</param>
    /// <param name="logger">Told of notices that cannot be published.</param>
    public BanGrain([PersistentState("bans", GrainStores.Default)] IPersistentState<BanState> storage, TimeProvider time, ILogger<BanGrain> logger)
        : base(storage)
    {
        _time = time;
        _outbox = new Outbox(this, time, logger);
    }

    /// <inheritdoc />
    public Task<bool> IsBannedAsync(string address) => Task.FromResult(Committed.Addresses.ContainsKey(address));

    /// <inheritdoc />
    public Task AddAsync(string address) => Committed.Addresses.ContainsKey(address)
        ? Task.CompletedTask
        : ChangeAsync(Committed.Addresses.Add(address, _time.GetUtcNow()));

    /// <inheritdoc />
    public Task RemoveAsync(string[] addresses)
    {
        var left = Committed.Addresses.RemoveRange(addresses);
        return left.Count == Committed.Addresses.Count ? Task.CompletedTask : ChangeAsync(left);
    }

    /// <inheritdoc />
    public Task<BanList?> GetAsync(long knownVersion)
    {
        if (knownVersion == Committed.Version)
            return Task.FromResult<BanList?>(null);
        var bans = Committed.Addresses
            .Select(static entry => new Ban(entry.Key, entry.Value))
            .OrderBy(static ban => ban.SinceUtc)
            .ThenBy(static ban => ban.Address, StringComparer.Ordinal);
        return Task.FromResult<BanList?>(new BanList(Committed.Version, [.. bans]));
    }

    private async Task ChangeAsync(ImmutableDictionary<string, DateTimeOffset> addresses)
    {
        var version = Committed.Version + 1;
        await CommitAsync(Committed with { Addresses = addresses, Version = version });
        await _outbox.PostAsync(() => this.PublishAsync(new BanListChanged(version)));
    }
}
