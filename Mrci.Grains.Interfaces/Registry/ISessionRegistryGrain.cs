using Mrci.Grains.Failures;
using Orleans;

namespace Mrci.Grains.Registry;

/// <summary>Counts the sessions of the whole cluster (D-613). Key: 0.</summary>
[Alias("mrci.ISessionRegistryGrain")]
public interface ISessionRegistryGrain : IGrainWithIntegerKey
{
    /// <summary>Counts a session in, unless the maximum is reached or the id is in use (P-1.2, P-1.17).</summary>
    /// <param name="frontId">The front end that holds the connection.</param>
    /// <param name="sessionId">The new session, 56 hex digits.</param>
    [Repeatable, Alias("TryAdmit")]
    Task<AdmissionStatus> TryAdmitAsync(string frontId, string sessionId);

    /// <summary>Counts a session out, once (P-1.4); harmless when it is not in.</summary>
    [Repeatable, Alias("Leave")]
    Task LeaveAsync(string sessionId);

    /// <summary>Renews a front's lease; a front that has been silent for 60 s loses its sessions (D-613, P-10.23).</summary>
    /// <param name="frontId">The front.</param>
    /// <param name="sessionIds">All sessions it holds: the registry takes over this list, so it heals after its own loss.</param>
    [Alias("Renew")]
    Task RenewAsync(string frontId, string[] sessionIds);

    /// <summary>The front end that holds a session; null when no such session is known.</summary>
    /// <param name="sessionId">The session, 56 hex digits.</param>
    [Alias("FindFront")]
    Task<string?> FindFrontAsync(string sessionId);

    /// <summary>
    /// Which of some sessions have ended for certain. A registry that is younger than a lease may not know all fronts yet, so it names none.
    /// </summary>
    /// <param name="sessionIds">The sessions, 56 hex digits each.</param>
    [Alias("FindGone")]
    Task<string[]> FindGoneAsync(string[] sessionIds);

    /// <summary>
    /// Which of some front ends are gone: nothing was heard of them for as long as a lease lasts. A registry that is younger than a lease names none.
    /// </summary>
    /// <param name="frontIds">The front ends.</param>
    [Alias("FindGoneFronts")]
    Task<string[]> FindGoneFrontsAsync(string[] frontIds);

    /// <summary>Number of sessions, those included that have not sent a header yet.</summary>
    [Repeatable, Alias("Count")]
    Task<int> CountAsync();
}
