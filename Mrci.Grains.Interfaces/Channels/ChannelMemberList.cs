using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>Members of a channel and invited users (C-ls_ch_members.1).</summary>
/// <param name="ChannelId">The channel.</param>
/// <param name="ChannelName">Name of the channel as stored.</param>
/// <param name="Members">The rows, longest standing first.</param>
[GenerateSerializer, Immutable, Alias("mrci.channel-member-list")]
public sealed record ChannelMemberList(
    [property: Id(0)] ulong ChannelId,
    [property: Id(1)] string ChannelName,
    [property: Id(2)] ChannelMemberEntry[] Members);
