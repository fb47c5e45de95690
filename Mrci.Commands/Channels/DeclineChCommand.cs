using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Channels;

/// <summary>Declines an invitation (C-decline_ch.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class DeclineChCommand(ISessionContext session) : ChannelCommand("decline_ch", session)
{
    /// <inheritdoc />
    protected override string Help => "Declines your invitation to a channel. ls_chs shows your invitations.";

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, "-ch_name", out var name))
            return;

        var channel = await Session.Grains.FindChannelAsync(name);
        if (Found(channel is not null, "channel of that name"))
            await FinishAsync(await channel!.DeclineAsync(Guid.NewGuid(), Actor(shared)));
    }
}
