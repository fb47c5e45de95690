using Mrci.Domain.Names;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Channels;

/// <summary><c>ch_owner_override</c>: acts as owner of every channel in this session (C-ch_owner_override.1, C-LOG.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class ChOwnerOverrideCommand(ISessionContext session) : TextCommand("ch_owner_override", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        With -state 1 this session counts as owner in every channel: it can open and change whatever the owner can, whether you are a member or
        not. With -state 0 your own level counts again: sub-channels that it does not allow close, and where it is read-only you no longer send.
        It ends with the session and with another login. Each change is written to the activity log.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, ChannelKeys.State, out var state)
            || !Valid(ChannelKeys.State, Numbers.TryParseSwitch(state, out var isOn))
            || isOn == shared.ChannelOwnerOverride)
        {
            return;
        }

        Session.LogActivity($"owner override switched {(isOn ? "on" : "off")} by {shared.UserName}");
        await Session.SetOwnerOverrideAsync(isOn);
    }
}
