using Mrci.Protocol.Frames;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>CMD_RANKS_CHANGED: ranks of commands were assigned or taken away (P-7.13). For every session, which rebuilds its commands.</summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the assignments after the change.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.cmd-ranks-changed")]
public sealed record CommandRanksChanged(EventOrigin Origin, long EntityVersion) : HostEvent(Origin, EntityVersion)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.CmdRanksChanged;

    /// <inheritdoc />
    public override string ToArguments() => "";
}
