using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>A channel at one version, as one session may see it.</summary>
/// <param name="ChannelId">Its id.</param>
/// <param name="Version">Counts the changes of the channel.</param>
/// <param name="Name">Name as stored.</param>
/// <param name="Level">Effective level of the asking session, 1 to 5 (P-8.5).</param>
/// <param name="SubChannels">
/// The sub-channels in order of creation: all of them for a member, only those with lowest level 5 at level 5 (C-ls_sub_chs.1).
/// </param>
[GenerateSerializer, Immutable, Alias("mrci.channel-snapshot")]
public sealed record ChannelSnapshot(
    [property: Id(0)] ulong ChannelId,
    [property: Id(1)] long Version,
    [property: Id(2)] string Name,
    [property: Id(3)] byte Level,
    [property: Id(4)] SubChannelSnapshot[] SubChannels);
