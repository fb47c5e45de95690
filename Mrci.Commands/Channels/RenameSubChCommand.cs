using Mrci.Domain.Names;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Channels;

/// <summary><c>rename_sub_ch</c>: renames a sub-channel (C-rename_sub_ch.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class RenameSubChCommand(ISessionContext session) : ChannelCommand("rename_sub_ch", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Renames a sub-channel of a channel of which you are owner or admin. Its id stays, and who has it open keeps it open.
        The new name has 4 to 32 characters, no blanks.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (Given(line, ChannelKeys.Channel, out var channelName)
            && Given(line, ChannelKeys.SubChannel, out var subName)
            && Given(line, ChannelKeys.NewName, out var newName)
            && Valid(ChannelKeys.Channel, ChannelNames.IsValid(channelName))
            && Valid(ChannelKeys.SubChannel, ChannelNames.IsValid(subName))
            && Valid(ChannelKeys.NewName, ChannelNames.IsValidNew(newName))
            && await FindPermittedAsync(channelName) is { } channel)
        {
            await FinishAsync(await channel.RenameSubChannelAsync(Guid.NewGuid(), Actor(shared), subName, newName));
        }
    }
}
