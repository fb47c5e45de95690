using Orleans;

namespace Mrci.Grains.Modules;

/// <summary>A module of the host.</summary>
/// <param name="Name">Its name as it was given at the installation (P-11.16).</param>
/// <param name="Installation">Id of the installation, 32 hex digits: another one whenever a module of that name is installed again.</param>
/// <param name="Slot">Its slot, 0-251 (P-4.4).</param>
/// <param name="Stage">How far it is.</param>
/// <param name="LockReason">Why no session may load it although it is installed (P-11.30, P-11.31); empty when they may.</param>
[GenerateSerializer, Immutable, Alias("mrci.module-info")]
public sealed record ModuleInfo(
    [property: Id(0)] string Name,
    [property: Id(1)] string Installation,
    [property: Id(2)] int Slot,
    [property: Id(3)] ModuleStage Stage,
    [property: Id(4)] string LockReason)
{
    /// <summary>Column <c>locked</c> of <c>ls_mods</c> (C-ls_mods.1): no session loads it.</summary>
    public bool IsLocked => Stage != ModuleStage.Installed || LockReason.Length > 0;
}
