using Mrci.Grains.Settings;
using Orleans;

namespace Mrci.Grains.Registry;

/// <summary>
/// Counts the sessions (D-613). Not stored: after a loss the fronts tell it all with their next renewal, and until then it may admit
/// more than the maximum.
/// </summary>
/// <param name="time">Tells when leases expire.</param>
public sealed class SessionRegistryGrain(TimeProvider time) : Grain, ISessionRegistryGrain
{
    /// <summary>How long a front may be silent (D-613, P-10.23).</summary>
    public static readonly TimeSpan LeaseLifetime = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, FrontLease> _fronts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _frontOf = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _trustedFrom = time.GetUtcNow() + LeaseLifetime;

    /// <inheritdoc />
    public async Task<AdmissionStatus> TryAdmitAsync(string frontId, string sessionId)
    {
        var settings = await GrainFactory.GetGrain<ISettingsGrain>(0).GetAsync();
        DropExpired();
        if (_frontOf.TryGetValue(sessionId, out var holder))
            return holder.Equals(frontId, StringComparison.Ordinal) ? AdmissionStatus.Admitted : AdmissionStatus.IdInUse;
        if ((uint)_frontOf.Count >= settings.MaxSessions)
            return AdmissionStatus.Full;
        Lease(frontId).Sessions.Add(sessionId);
        _frontOf.Add(sessionId, frontId);
        return AdmissionStatus.Admitted;
    }

    /// <inheritdoc />
    public Task LeaveAsync(string sessionId)
    {
        if (_frontOf.Remove(sessionId, out var frontId))
            _fronts[frontId].Sessions.Remove(sessionId);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task RenewAsync(string frontId, string[] sessionIds)
    {
        DropExpired();
        var lease = Lease(frontId);
        foreach (var sessionId in lease.Sessions)
            _frontOf.Remove(sessionId);
        lease.Sessions.Clear();
        foreach (var sessionId in sessionIds)
        {
            // Ids are unique, so another front that holds this one has lost it without saying so.
            if (_frontOf.TryGetValue(sessionId, out var former))
                _fronts[former].Sessions.Remove(sessionId);
            _frontOf[sessionId] = frontId;
            lease.Sessions.Add(sessionId);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<string?> FindFrontAsync(string sessionId)
    {
        DropExpired();
        return Task.FromResult(_frontOf.GetValueOrDefault(sessionId));
    }

    /// <inheritdoc />
    public Task<string[]> FindGoneAsync(string[] sessionIds)
    {
        DropExpired();
        string[] gone = time.GetUtcNow() < _trustedFrom ? [] : [.. sessionIds.Where(id => !_frontOf.ContainsKey(id))];
        return Task.FromResult(gone);
    }

    /// <inheritdoc />
    public Task<string[]> FindGoneFrontsAsync(string[] frontIds)
    {
        DropExpired();
        string[] gone = time.GetUtcNow() < _trustedFrom ? [] : [.. frontIds.Where(id => !_fronts.ContainsKey(id))];
        return Task.FromResult(gone);
    }

    /// <inheritdoc />
    public Task<int> CountAsync()
    {
        DropExpired();
        return Task.FromResult(_frontOf.Count);
    }

    private FrontLease Lease(string frontId)
    {
        if (!_fronts.TryGetValue(frontId, out var lease))
            _fronts.Add(frontId, lease = new FrontLease());
        lease.ExpiresUtc = time.GetUtcNow() + LeaseLifetime;
        return lease;
    }

    private void DropExpired()
    {
        var now = time.GetUtcNow();
        foreach (var (frontId, lease) in _fronts)
        {
            if (lease.ExpiresUtc > now)
                continue;
            foreach (var sessionId in lease.Sessions)
                _frontOf.Remove(sessionId);
            _fronts.Remove(frontId);
        }
    }
}
