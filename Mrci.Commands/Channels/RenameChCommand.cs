using Mrci.Domain.Names;
using Mrci.Grains.Channels;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Channels;

/// <summary><c>rename_ch</c>: renames a channel (C-rename_ch.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class RenameChCommand(ISessionContext session) : ChannelCommand("rename_ch", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Renames a channel that you own. Its id, its members, and its sub-channels stay, and who has a sub-channel open keeps it open.
        The new name has 4 to 32 characters, no blanks.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, ChannelKeys.Channel, out var name)
            || !Given(line, ChannelKeys.NewName, out var newName)
            || !Valid(ChannelKeys.Channel, ChannelNames.IsValid(name))
            || !Valid(ChannelKeys.NewName, ChannelNames.IsValidNew(newName)))
        {
            return;
        }

        var channel = await Session.Grains.FindChannelAsync(name);
        if (!Found(channel is not null, "channel of that name"))
            return;
        var result = await channel!.RenameAsync(Guid.NewGuid(), Actor(shared), newName);
        if (Free(result.Status != ChannelStatus.NameTaken, "a channel of that name"))
            await FinishAsync(result);
    }
}
