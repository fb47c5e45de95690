using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using Mrci.Grains.Bans;
using Orleans;

namespace Mrci.TcpFront.Admission;

/// <summary>
/// The banned addresses as this front knows them, so that admissions ask nobody (D-612). A change reaches it as a notice; one that does not
/// is found with the next reading, a lease interval later at most.
/// </summary>
internal sealed class BanCache(IGrainFactory grains, TimeProvider time, IOptions<FrontOptions> options)
{
    private readonly Lock _gate = new();
    private Known _known = new(BanList.UnknownVersion, FrozenSet<string>.Empty);
    private Task<Known>? _reading;
    private long _readAt;

    // Not asked for in the constructor: a client of a cluster knows the grains once it is connected.
    private IBanGrain Bans => field ??= grains.GetGrain<IBanGrain>(0);

    /// <summary>Whether an address is banned.</summary>
    /// <param name="address">In normal text form (P-1.3).</param>
    public async ValueTask<bool> IsBannedAsync(string address) => (await CurrentAsync()).Addresses.Contains(address);

    /// <summary>The list has changed: whoever asks from now on gets what it is then.</summary>
    public void Invalidate()
    {
        lock (_gate)
            _reading = null;
    }

    private Task<Known> CurrentAsync()
    {
        lock (_gate)
        {
            // One reading for all who come meanwhile; one that failed counts for nobody else.
            if (_reading is null or { IsFaulted: true } or { IsCanceled: true } || time.GetElapsedTime(_readAt) >= options.Value.LeaseInterval)
            {
                _readAt = time.GetTimestamp();
                _reading = ReadAsync(_known);
            }

            return _reading;
        }
    }

    private async Task<Known> ReadAsync(Known known)
    {
        if (await Bans.GetAsync(known.Version) is not { } list)
            return known;
        var read = new Known(list.Version, list.Bans.Select(static ban => ban.Address).ToFrozenSet(StringComparer.Ordinal));
        lock (_gate)
            _known = read;
        return read;
    }

    private sealed record Known(long Version, FrozenSet<string> Addresses);
}
