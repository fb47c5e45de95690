using Mrci.Domain.Channels;
using Mrci.Domain.Names;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Channels;

/// <summary>Base of <c>add_rdonly_flag</c> and <c>rm_rdonly_flag</c>, which have the same arguments and checks.</summary>
/// <param name="name">Name in the catalog.</param>
/// <param name="isOn">Whether the flag is added.</param>
/// <param name="session">The session that the command belongs to.</param>
public abstract class ReadOnlyFlagCommand(string name, bool isOn, ISessionContext session) : ChannelCommand(name, session)
{
    /// <inheritdoc />
    protected sealed override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, ChannelKeys.Channel, out var channelName)
            || !Given(line, ChannelKeys.SubId, out var subIdText)
            || !Given(line, ChannelKeys.Level, out var levelText)
            || !Valid(ChannelKeys.Channel, ChannelNames.IsValid(channelName))
            || !Valid(ChannelKeys.SubId, Numbers.TryParseSubChannelId(subIdText, out var subId))
            || !Valid(ChannelKeys.Level, ChannelLevels.TryParse(levelText, ChannelLevel.Public, out var level)))
        {
            return;
        }

        var channel = await Session.Grains.FindChannelAsync(channelName);
        if (Found(channel is not null, "channel of that name"))
            await FinishAsync(await channel!.SetReadOnlyFlagAsync(Guid.NewGuid(), Actor(shared), subId, (byte)level, isOn));
    }
}
