using Mrci.Commands.Tables;
using Mrci.Grains.Channels;
using Mrci.Grains.Users;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Channels;

/// <summary>Lists the user's channels and invitations (C-ls_chs.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class LsChsCommand(ISessionContext session) : TableCommand("ls_chs", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Lists the channels you are a member of, and your invitations. pending_invite is 1 for an invitation: accept it with accept_ch, decline it
        with decline_ch. access_level is 1 for the owner, 2 for an admin, 3 for an officer, 4 for a regular member.
        """;

    /// <inheritdoc />
    protected override IReadOnlyList<string> Columns { get; } =
        ["channel_id", "channel_name", "pending_invite", "access_level", "user_name"];

    /// <inheritdoc />
    protected override bool TakesFilters => false;

    /// <inheritdoc />
    protected override async ValueTask<IReadOnlyList<string[]>?> ReadAsync(ISharedState shared, ArgumentLine line)
    {
        // The user's list is a copy that knows no new names of channels (D-615).
        var userId = shared.UserId.ToString();
        var known = await Session.Grains.GetGrain<IUserGrain>(userId).GetMembershipsAsync();
        var memberships = await Task.WhenAll(known.Select(copy =>
            Session.Grains.GetGrain<IChannelGrain>((long)copy.ChannelId).GetMembershipAsync(userId)));
        return
        [
            .. memberships.OfType<Membership>().Select(membership => new[]
            {
                TableCell.Of(membership.ChannelId),
                membership.ChannelName,
                TableCell.Of(membership.Pending),
                TableCell.Of(membership.Level),
                shared.UserName,
            }),
        ];
    }
}
