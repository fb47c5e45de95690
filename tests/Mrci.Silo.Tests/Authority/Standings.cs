using Mrci.Domain.Channels;

namespace Mrci.Silo.Tests.Authority;

/// <summary>What the domain calls a standing.</summary>
internal static class Standings
{
    public static ChannelMembership? Membership(this Standing standing) => standing switch
    {
        Standing.Stranger => null,
        Standing.Invited => ChannelMembership.Invitation,
        Standing.Regular => ChannelMembership.NewMember,
        Standing.Officer => new ChannelMembership(ChannelLevel.Officer, IsPending: false),
        Standing.Admin => new ChannelMembership(ChannelLevel.Admin, IsPending: false),
        Standing.Owner => ChannelMembership.NewOwner,
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, "no such standing"),
    };
}
