using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Channels;

/// <summary><c>open_sub_ch</c>: opens a sub-channel for the session (C-open_sub_ch.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class OpenSubChCommand(ISessionContext session) : TextCommand("open_sub_ch", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Opens a sub-channel for this session. From then on you receive what others cast there, and what you cast goes there too, unless a
        read-only flag is set for your level: then you only receive. Up to six sub-channels can be open at a time, of any channels.

        -ch_name (text)    the channel.
        -sub_name (text)   the sub-channel in it. Your level in the channel must reach its lowest level.

        Nobody is told that you opened it. ls_sub_chs lists the sub-channels of a channel, ls_open_chs those that you have open,
        close_sub_ch closes one.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (Given(line, ChannelKeys.Channel, out var channel) && Given(line, ChannelKeys.SubChannel, out var subChannel))
            await Host.OpenChByNameAsync(channel, subChannel);
    }
}
