using Mrci.Domain.Channels;
using Mrci.Domain.Ranks;

namespace Mrci.Silo.Tests.Authority;

/// <summary>A caller in a channel.</summary>
/// <param name="Rank">Host rank; 0 when nobody is logged in.</param>
/// <param name="Standing">How he stands to the channel.</param>
/// <param name="Override">His session acts as owner of every channel.</param>
/// <param name="Flag">There is a read-only flag of sub-channel 0 for his effective level.</param>
internal sealed record ChannelCell(uint Rank, Standing Standing, bool Override, bool Flag)
{
    /// <summary>The level that decides (C-CHL.1).</summary>
    public ChannelLevel Level => ChannelLevels.Effective(Override, Standing.Membership());

    /// <summary>Every combination. Nobody stands to no channel and has no command to turn the override on.</summary>
    public static IEnumerable<ChannelCell> All()
    {
        foreach (var flag in new[] { false, true })
        {
            yield return new ChannelCell(HostRanks.Nobody, Standing.Stranger, Override: false, flag);
            foreach (var rank in AuthorityHost.Ranks.Where(rank => rank != HostRanks.Nobody))
            {
                foreach (var standing in Enum.GetValues<Standing>())
                {
                    yield return new ChannelCell(rank, standing, Override: false, flag);
                    yield return new ChannelCell(rank, standing, Override: true, flag);
                }
            }
        }
    }
}
