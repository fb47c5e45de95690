using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Channels;

/// <summary><c>close_sub_ch</c>: closes a sub-channel of the session (C-close_sub_ch.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class CloseSubChCommand(ISessionContext session) : TextCommand("close_sub_ch", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Closes a sub-channel that this session has open: you neither receive nor send there any more. Peers that follow active updates
        are told.

        -ch_name (text)    the channel.
        -sub_name (text)   the sub-channel in it.

        ls_open_chs lists what is open.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (Given(line, ChannelKeys.Channel, out var channel) && Given(line, ChannelKeys.SubChannel, out var subChannel))
            await Host.CloseChByNameAsync(channel, subChannel);
    }
}
