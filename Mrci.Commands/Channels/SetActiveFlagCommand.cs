using Mrci.Domain.Names;
using Mrci.Grains.Channels;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Channels;

/// <summary><c>set_active_flag</c>: switches active updates of a sub-channel (C-set_active_flag.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class SetActiveFlagCommand(ISessionContext session) : ChannelCommand("set_active_flag", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Switches active updates of a sub-channel on (1) or off (0). With them on, sessions that have it open hear who
        goes, or changes his name, and answer ping_peers. You must be owner or admin of the channel.

        While the host has active updates on for all sub-channels, the flag is stored but makes no difference.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, ChannelKeys.Channel, out var channelName)
            || !Given(line, ChannelKeys.SubChannel, out var subName)
            || !Given(line, ChannelKeys.State, out var state)
            || !Valid(ChannelKeys.Channel, ChannelNames.IsValid(channelName))
            || !Valid(ChannelKeys.SubChannel, ChannelNames.IsValid(subName))
            || !Valid(ChannelKeys.State, Numbers.TryParseSwitch(state, out var on)))
        {
            return;
        }

        var channel = await Session.Grains.FindChannelAsync(channelName);
        if (!Found(channel is not null, "channel of that name"))
            return;
        var result = await channel!.SetActiveFlagAsync(Guid.NewGuid(), Actor(shared), subName, on);
        await FinishAsync(result);
        if (result is { Status: ChannelStatus.Done, Events: [] })
            Main("The flag is stored. The host has active updates on for all sub-channels, so it makes no difference now.\n");
    }
}
