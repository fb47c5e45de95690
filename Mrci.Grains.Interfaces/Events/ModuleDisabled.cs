using Mrci.Protocol.Frames;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>DISABLE_MOD: a module is being removed (P-7.16). For every session, which lets go of its commands; clients don't see it.</summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the module registry after the change.</param>
/// <param name="Name">Name of the module.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.module-disabled")]
public sealed record ModuleDisabled(EventOrigin Origin, long EntityVersion, [property: Id(0)] string Name) : HostEvent(Origin, EntityVersion)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.DisableMod;

    /// <inheritdoc />
    public override string ToArguments() => Name;
}
