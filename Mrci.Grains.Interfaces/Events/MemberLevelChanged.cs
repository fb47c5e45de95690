using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>
/// MEM_LEVEL_CHANGED: a member has another level; his sessions close what they have open in the channel (P-7.36). For all members. A transfer
/// of the ownership gives two of them, of two versions: the new owner, then the former one.
/// </summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the channel after the change.</param>
/// <param name="UserId">The member, 64 hex digits.</param>
/// <param name="UserName">Name of the member as stored.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="ChannelName">Name of the channel as stored.</param>
/// <param name="Level">The new level, 1 to 4.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.mem-level-changed")]
public sealed record MemberLevelChanged(
    EventOrigin Origin,
    long EntityVersion,
    [property: Id(0)] string UserId,
    [property: Id(1)] string UserName,
    [property: Id(2)] ulong ChannelId,
    [property: Id(3)] string ChannelName,
    [property: Id(4)] byte Level)
    : HostEvent(Origin, EntityVersion)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.MemLevelChanged;

    /// <inheritdoc />
    public override string ToArguments() => new ArgumentWriter()
        .Add("-ch_name", ChannelName)
        .Add("-user", UserName)
        .Add("-ch_id", ChannelId)
        .Add("-level", Level)
        .ToString();
}
