using Mrci.Domain.Names;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Channels;

/// <summary><c>rm_ch</c>: deletes a channel with all that is in it (C-rm_ch.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class RmChCommand(ISessionContext session) : ChannelCommand("rm_ch", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Deletes a channel that you own, with its sub-channels, members, invitations, and read-only flags. You are not asked again.
        Every session that has one of its sub-channels open closes it. To leave a channel that others are to keep, give it to one of them
        with set_member_level first.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, ChannelKeys.Channel, out var name) || !Valid(ChannelKeys.Channel, ChannelNames.IsValid(name)))
            return;

        var channel = await Session.Grains.FindChannelAsync(name);
        if (Found(channel is not null, "channel of that name"))
            await FinishAsync(await channel!.RemoveAsync(Guid.NewGuid(), Actor(shared)));
    }
}
