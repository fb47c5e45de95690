using Orleans;

namespace Mrci.Grains.Modules;

/// <summary>A name and a slot that are kept for a module whose files are on their way.</summary>
/// <param name="Status">Whether they are.</param>
/// <param name="Installation">Id of the installation; empty when it failed.</param>
/// <param name="Slot">The slot; 0 when it failed.</param>
[GenerateSerializer, Immutable, Alias("mrci.module-reservation")]
public sealed record ModuleReservation([property: Id(0)] ModuleStatus Status, [property: Id(1)] string Installation, [property: Id(2)] int Slot);
