using Mrci.Torture.Ledger;

namespace Mrci.Torture.Checking;

/// <summary>A row of <c>ls_chs</c> or <c>ls_ch_members</c> (C-ls_chs.1).</summary>
/// <param name="ChannelId">Id of the channel.</param>
/// <param name="ChannelName">What the channel is called.</param>
/// <param name="Membership">How the user belongs to it.</param>
/// <param name="User">The user.</param>
internal sealed record MembershipRow(string ChannelId, string ChannelName, Membership Membership, string User)
{
    /// <summary>Reads the cells.</summary>
    public static MembershipRow From(string[] cells) => new(cells[0], cells[1], MembershipOf(cells[2], cells[3]), cells[4]);

    private static Membership MembershipOf(string pending, string level) => (pending, level) switch
    {
        ("1", _) => Membership.Invited,
        (_, "1") => Membership.Owner,
        (_, "2") => Membership.Admin,
        (_, "3") => Membership.Officer,
        _ => Membership.Member,
    };
}
