namespace Mrci.Engine.Embedded.Activations;

internal enum ActivationStatus
{
    // Nothing was asked of it yet.
    Created,

    // The grain is being made, its states are being read, OnActivateAsync runs.
    Activating,

    Active,

    // Takes no more turns of calls; waits for the running ones.
    Deactivating,

    // OnDeactivateAsync runs.
    Closing,

    // Calls go to another activation.
    Dead,
}
