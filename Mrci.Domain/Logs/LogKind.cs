namespace Mrci.Domain.Logs;

/// <summary>The logs of the host (D-801).</summary>
public enum LogKind
{
    /// <summary>Logins and recoveries, <see cref="AuthLogEntry"/>.</summary>
    Auth = 0,

    /// <summary>What sessions and operators did, <see cref="ActivityLogEntry"/>.</summary>
    Activity = 1,

    /// <summary>What went wrong inside, <see cref="DebugLogEntry"/>.</summary>
    Debug = 2,
}
