using Mrci.Commands.Accounts;
using Mrci.Domain.Names;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Channels;

/// <summary><c>remove_ch_member</c>: removes a member or cancels an invitation (C-remove_ch_member.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class RemoveChMemberCommand(ISessionContext session) : ChannelCommand("remove_ch_member", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Removes a member of a channel, or cancels an invitation. Officers and above can do that to everybody below them; everybody but the owner can
        leave with his own name. The sub-channels of the channel close in all sessions of who is removed.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, ChannelKeys.Channel, out var channelName)
            || !Given(line, ChannelKeys.User, out var userName)
            || !Valid(ChannelKeys.Channel, ChannelNames.IsValid(channelName))
            || !Valid(ChannelKeys.User, UserNames.IsValid(userName)))
        {
            return;
        }

        var channel = await Session.Grains.FindChannelAsync(channelName);
        if (!Found(channel is not null, "channel of that name"))
            return;
        var user = await Session.Grains.FindUserAsync(userName);
        if (Found(user is not null, "user of that name"))
            await FinishAsync(await channel!.RemoveMemberAsync(Guid.NewGuid(), Actor(shared), user!));
    }
}
