using Mrci.Protocol.Frames;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>ENABLE_MOD: a module has been installed (P-7.15). For every session, which loads it and rebuilds its commands; clients don't see it.</summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the module registry after the change.</param>
/// <param name="Name">Name of the module.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.module-enabled")]
public sealed record ModuleEnabled(EventOrigin Origin, long EntityVersion, [property: Id(0)] string Name) : HostEvent(Origin, EntityVersion)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.EnableMod;

    /// <inheritdoc />
    public override string ToArguments() => Name;
}
