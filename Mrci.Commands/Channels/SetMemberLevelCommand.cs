using Mrci.Commands.Accounts;
using Mrci.Domain.Channels;
using Mrci.Domain.Names;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Channels;

/// <summary><c>set_member_level</c>: changes the level of a member (C-set_member_level.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class SetMemberLevelCommand(ISessionContext session) : ChannelCommand("set_member_level", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Changes the level of a member of a channel: 1 owner, 2 admin, 3 officer, 4 regular member. Officers and above can give everybody below them
        a level up to their own, and can step down themselves. The owner gives the channel away with level 1, and is an admin then.
        The sub-channels of the channel close in all sessions of whose level has changed; he can open them again as his new level allows.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, ChannelKeys.Channel, out var channelName)
            || !Given(line, ChannelKeys.User, out var userName)
            || !Given(line, ChannelKeys.Level, out var levelText)
            || !Valid(ChannelKeys.Channel, ChannelNames.IsValid(channelName))
            || !Valid(ChannelKeys.User, UserNames.IsValid(userName))
            || !Valid(ChannelKeys.Level, ChannelLevels.TryParse(levelText, ChannelLevel.Regular, out var level)))
        {
            return;
        }

        var channel = await Session.Grains.FindChannelAsync(channelName);
        if (!Found(channel is not null, "channel of that name"))
            return;
        var user = await Session.Grains.FindUserAsync(userName);
        if (Found(user is not null, "user of that name"))
            await FinishAsync(await channel!.SetMemberLevelAsync(Guid.NewGuid(), Actor(shared), user!, (byte)level));
    }
}
