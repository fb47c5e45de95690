using Mrci.Domain.Names;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Accounts;

/// <summary>Changes one's own e-mail address (C-set_email.1, C-set_email.2).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class SetEmailCommand(ISessionContext session) : AccountCommand("set_email", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Changes your e-mail address to -new_email. No other account may have it. The new address is not verified; a temporary password that was
        mailed to the old one is void.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (Given(line, "-new_email", out var address) && Valid("-new_email", EmailAddresses.IsValidNew(address)))
            await FinishAsync(await Own(shared).SetEmailAsync(Guid.NewGuid(), address, Session.NextOrigin()));
    }
}
