using Mrci.Domain.Names;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Channels;

/// <summary><c>rm_sub_ch</c>: deletes a sub-channel (C-rm_sub_ch.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class RmSubChCommand(ISessionContext session) : ChannelCommand("rm_sub_ch", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Deletes a sub-channel of a channel of which you are owner or admin. Every session that has it open closes it.
        Its read-only flags stay; they apply again to a later sub-channel of the same id.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (Given(line, ChannelKeys.Channel, out var channelName)
            && Given(line, ChannelKeys.SubChannel, out var subName)
            && Valid(ChannelKeys.Channel, ChannelNames.IsValid(channelName))
            && Valid(ChannelKeys.SubChannel, ChannelNames.IsValid(subName))
            && await FindPermittedAsync(channelName) is { } channel)
        {
            await FinishAsync(await channel.RemoveSubChannelAsync(Guid.NewGuid(), Actor(shared), subName));
        }
    }
}
