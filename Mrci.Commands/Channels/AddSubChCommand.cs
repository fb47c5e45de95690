using Mrci.Domain.Names;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Channels;

/// <summary>Creates a sub-channel (C-add_sub_ch.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class AddSubChCommand(ISessionContext session) : ChannelCommand("add_sub_ch", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Creates a sub-channel in a channel of which you are owner or admin. Its name has 4 to 32 characters, no blanks. Members of the channel
        can open it; set_sub_ch_level changes that.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, "-ch_name", out var channelName)
            || !Given(line, "-sub_name", out var subName)
            || !Valid("-ch_name", ChannelNames.IsValid(channelName))
            || !Valid("-sub_name", ChannelNames.IsValidNew(subName)))
        {
            return;
        }

        var channel = await Session.Grains.FindChannelAsync(channelName);
        if (Found(channel is not null, "channel of that name"))
            await FinishAsync(await channel!.AddSubChannelAsync(Guid.NewGuid(), Actor(shared), subName));
    }
}
