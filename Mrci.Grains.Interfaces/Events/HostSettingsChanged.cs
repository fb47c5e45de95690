using Mrci.Domain.Settings;
using Mrci.Protocol.Frames;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>
/// A setting of the host has another value (C-CFG.20, P-8.20). For every session; those whose command lists depend on it rebuild (C-LST.4).
/// It has no number of its own: of those of chapter 7 it is CMD_RANKS_CHANGED, which clients don't see either.
/// </summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the settings after the change.</param>
/// <param name="Settings">All settings after the change.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.host-settings-changed")]
public sealed record HostSettingsChanged(EventOrigin Origin, long EntityVersion, [property: Id(0)] HostSettings Settings)
    : HostEvent(Origin, EntityVersion)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.CmdRanksChanged;

    /// <inheritdoc />
    public override string ToArguments() => "";
}
