using Mrci.Commands.Accounts;
using Mrci.Domain.Names;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Channels;

/// <summary>Invites a user to a channel (C-invite_to_ch.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class InviteToChCommand(ISessionContext session) : ChannelCommand("invite_to_ch", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Invites a user to a channel of which you are owner, admin, or officer. The user becomes a member when he accepts with accept_ch; until
        then the invitation grants nothing.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, "-ch_name", out var channelName)
            || !Given(line, "-user", out var userName)
            || !Valid("-ch_name", ChannelNames.IsValid(channelName))
            || !Valid("-user", UserNames.IsValid(userName)))
        {
            return;
        }

        var channel = await Session.Grains.FindChannelAsync(channelName);
        if (!Found(channel is not null, "channel of that name"))
            return;
        var user = await Session.Grains.FindUserAsync(userName);
        if (Found(user is not null, "user of that name"))
            await FinishAsync(await channel!.InviteAsync(Guid.NewGuid(), Actor(shared), user!));
    }
}
