namespace Orleans;

/// <summary>Kinds of reasons for which an activation goes. The embedded engine gives those marked with a star.</summary>
public enum DeactivationReasonCode : byte
{
    /// <summary>No reason given.</summary>
    None,

    /// <summary>The engine stops (*).</summary>
    ShuttingDown,

    /// <summary>The grain could not be activated (*).</summary>
    ActivationFailed,

    /// <summary>The directory of a cluster failed.</summary>
    DirectoryFailure,

    /// <summary>No call for the collection age (*).</summary>
    ActivationIdle,

    /// <summary>The activation did not answer.</summary>
    ActivationUnresponsive,

    /// <summary>A second activation of the grain was found in a cluster.</summary>
    DuplicateActivation,

    /// <summary>A call came for another version of the interface.</summary>
    IncompatibleRequest,

    /// <summary>An <see cref="Orleans.Storage.InconsistentStateException"/> left a call (*).</summary>
    ApplicationError,

    /// <summary>The grain asked for it (*).</summary>
    ApplicationRequested,

    /// <summary>The activation moves to another silo.</summary>
    Migrating,

    /// <summary>The runtime asked for it.</summary>
    RuntimeRequested,

    /// <summary>Memory was short.</summary>
    HighMemoryPressure,
}
