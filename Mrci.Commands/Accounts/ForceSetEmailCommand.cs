using Mrci.Domain.Names;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Accounts;

/// <summary>Overwrites the e-mail address of another account (C-force_set_email.1, C-set_email.2).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class ForceSetEmailCommand(ISessionContext session) : AccountCommand("force_set_email", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Changes the e-mail address of the user -user to -new_email. No other account may have it. The new address is not verified; a temporary
        password that was mailed to the old one is void. Your rank must be above his.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, "-new_email", out var address)
            || !Given(line, "-user", out var name)
            || !Valid("-user", UserNames.IsValid(name))
            || !Valid("-new_email", EmailAddresses.IsValidNew(address))
            || !Free(await Session.Grains.FindUserByEmailAsync(address) is null, AccountWithThatAddress))
        {
            return;
        }

        var target = await FindUserAsync(name);
        if (Found(target is not null, UserOfThatName) && await OutranksAsync(shared, target!))
            await FinishAsync(await Account(target!.User.UserId).SetEmailAsync(Guid.NewGuid(), address, Session.NextOrigin()));
    }
}
