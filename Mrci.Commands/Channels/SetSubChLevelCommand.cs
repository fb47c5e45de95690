using Mrci.Domain.Channels;
using Mrci.Domain.Names;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Channels;

/// <summary><c>set_sub_ch_level</c>: sets the lowest level that may open a sub-channel (C-set_sub_ch_level.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class SetSubChLevelCommand(ISessionContext session) : ChannelCommand("set_sub_ch_level", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Sets the lowest level that may open a sub-channel: 1 the owner only, 2 admins too, 3 officers, 4 all members,
        5 everybody. You must be owner or admin of the channel. Every session that has it open closes it and may open it again.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (Given(line, ChannelKeys.Channel, out var channelName)
            && Given(line, ChannelKeys.SubChannel, out var subName)
            && Given(line, ChannelKeys.Level, out var levelText)
            && Valid(ChannelKeys.Channel, ChannelNames.IsValid(channelName))
            && Valid(ChannelKeys.SubChannel, ChannelNames.IsValid(subName))
            && Valid(ChannelKeys.Level, ChannelLevels.TryParse(levelText, ChannelLevel.Public, out var level))
            && await FindPermittedAsync(channelName) is { } channel)
        {
            await FinishAsync(await channel.SetSubChannelLevelAsync(Guid.NewGuid(), Actor(shared), subName, (byte)level));
        }
    }
}
