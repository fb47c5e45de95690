using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Channels;

/// <summary>Accepts an invitation (C-accept_ch.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class AcceptChCommand(ISessionContext session) : ChannelCommand("accept_ch", session)
{
    /// <inheritdoc />
    protected override string Help => "Accepts your invitation to a channel: you become a regular member and can open its sub-channels. ls_chs shows your invitations.";

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, "-ch_name", out var name))
            return;

        var channel = await Session.Grains.FindChannelAsync(name);
        if (Found(channel is not null, "channel of that name"))
            await FinishAsync(await channel!.AcceptAsync(Guid.NewGuid(), Actor(shared)));
    }
}
