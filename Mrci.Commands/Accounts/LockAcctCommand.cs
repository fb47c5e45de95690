using Mrci.Domain.Names;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Accounts;

/// <summary>Locks or unlocks an account (C-lock_acct.1, C-lock_acct.2).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class LockAcctCommand(ISessionContext session) : AccountCommand("lock_acct", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Locks the account of the user -user with -state 1: he cannot log in; sessions in which he is logged in go on. -state 0 unlocks it, also
        after too many wrong passwords, and his next errors count anew. Your rank must be above his.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, "-user", out var name) || !Given(line, "-state", out var state))
            return;
        var isLocked = false;
        if (Valid("-user", UserNames.IsValid(name))
            && await FindUserAsync(name) is var target
            && Unprotected(target is { User.Protected: true })
            && Valid("-state", Numbers.TryParseSwitch(state, out isLocked))
            && Found(target is not null, UserOfThatName)
            && await OutranksAsync(shared, target!))
        {
            await FinishAsync(await Account(target!.User.UserId).SetLockedAsync(Guid.NewGuid(), isLocked));
        }
    }
}
