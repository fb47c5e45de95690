namespace Mrci.Grains.Registry;

/// <summary>Whether a connection becomes a session (P-1.2).</summary>
public enum AdmissionStatus : byte
{
    /// <summary>It does, and has been counted.</summary>
    Admitted = 0,

    /// <summary>The maximum number of sessions is reached.</summary>
    Full = 1,

    /// <summary>The session id is in use; try another one.</summary>
    IdInUse = 2,
}
