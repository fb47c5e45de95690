using Mrci.Domain.Names;
using Mrci.Grains.Users;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Accounts;

/// <summary>Base of the commands that demand something of a user at his next login (C-request_new_pw.1, C-request_new_user_name.1).</summary>
/// <param name="name">Name in the catalog.</param>
/// <param name="demand">What is demanded.</param>
/// <param name="session">The session that the command belongs to.</param>
public abstract class DemandCommand(string name, LoginDemand demand, ISessionContext session) : AccountCommand(name, session)
{
    /// <inheritdoc />
    protected sealed override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        var isDemanded = false;
        if (Given(line, "-user", out var userName)
            && Given(line, "-req", out var requirement)
            && Valid("-req", Numbers.TryParseSwitch(requirement, out isDemanded))
            && Valid("-user", UserNames.IsValid(userName))
            && await FindUserAsync(userName) is var target
            && Found(target is not null, UserOfThatName)
            && await OutranksAsync(shared, target!))
        {
            await FinishAsync(await Account(target!.User.UserId).DemandAsync(Guid.NewGuid(), demand, isDemanded));
        }
    }
}
