using System.Collections.Concurrent;
using Mrci.Grains.Registry;
using Orleans;

namespace Mrci.TcpFront.Admission;

/// <summary>The sessions that this front has counted in at the registry, and the lease on them (P-1.2, P-1.4, D-613).</summary>
/// <remarks>
/// The registry takes over the list of a renewal, so a list that is on its way while a session comes or goes would undo that. A session is
/// therefore listed before it is admitted, and leaves after the renewal that may name it has ended.
/// </remarks>
internal sealed class SessionRoster(IGrainFactory grains)
{
    private readonly ConcurrentDictionary<string, bool> _sessions = new(StringComparer.Ordinal);
    private Task _renewal = Task.CompletedTask;
    private int _renewals;

    /// <summary>Names this front at the registry; new at each start of the process.</summary>
    public string FrontId { get; } = $"{Environment.MachineName}/{Guid.NewGuid():n}";

    /// <summary>Number of sessions that are counted in, or about to be.</summary>
    public int Count => _sessions.Count;

    // Not asked for in the constructor: a client of a cluster knows the grains once it is connected.
    private ISessionRegistryGrain Registry => field ??= grains.GetGrain<ISessionRegistryGrain>(0);

    /// <summary>Counts a session in.</summary>
    public async Task<AdmissionStatus> AdmitAsync(string sessionId)
    {
        var renewals = Volatile.Read(ref _renewals);
        if (!_sessions.TryAdd(sessionId, true))
            return AdmissionStatus.IdInUse;

        AdmissionStatus status;
        try
        {
            status = await Registry.TryAdmitAsync(FrontId, sessionId);
        }
        catch
        {
            // Nobody knows whether it was counted: without a place in the list it is not, from the next renewal on.
            _sessions.TryRemove(sessionId, out _);
            throw;
        }

        if (status == AdmissionStatus.Admitted)
            return status;

        _sessions.TryRemove(sessionId, out _);
        var named = renewals != Volatile.Read(ref _renewals) || !_renewal.IsCompleted;
        if (named && status == AdmissionStatus.Full)
            await TellLeftAsync(sessionId);
        return status;
    }

    /// <summary>Counts a session out; does nothing when it is not in.</summary>
    public async Task LeaveAsync(string sessionId)
    {
        if (_sessions.TryRemove(sessionId, out _))
            await TellLeftAsync(sessionId);
    }

    /// <summary>Renews the lease on all sessions. Not to be called again before it has ended.</summary>
    public Task RenewAsync()
    {
        Interlocked.Increment(ref _renewals);
        var renewal = Registry.RenewAsync(FrontId, [.. _sessions.Keys]);
        Volatile.Write(ref _renewal, renewal);
        return renewal;
    }

    private async Task TellLeftAsync(string sessionId)
    {
        await Volatile.Read(ref _renewal).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Registry.LeaveAsync(sessionId);
    }
}
