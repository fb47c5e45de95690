using Mrci.Commands.Groups;
using Mrci.Domain.Names;
using Mrci.Grains.Users;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Accounts;

/// <summary>Deletes an account (C-rm_acct.1 to C-rm_acct.3).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class RmAcctCommand(ISessionContext session) : AccountCommand("rm_acct", session)
{
    private string _name = "";

    /// <inheritdoc />
    protected override string Help =>
        """
        Deletes the account of the user -name with its memberships and invitations. You are asked whether you mean it, unless you add -force. A user
        who owns a channel cannot be deleted: the channel must get another owner or be removed first. Your rank must be above his, or it is your own
        account.

        All sessions of the user are logged out.
        """;

    /// <inheritdoc />
    public override void Term() => _name = "";

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        Term();
        if (!Given(line, "-name", out var name) || await CheckAsync(shared, name) is not { } target)
            return;
        if (line.Has("-force"))
        {
            await DeleteAsync(target);
            return;
        }

        _name = target.User.Name;
        Confirm();
    }

    /// <inheritdoc />
    protected override async ValueTask AnswerAsync(ISharedState shared, string answer)
    {
        if (answer.Equals("y", StringComparison.OrdinalIgnoreCase))
        {
            var name = _name;
            Term();

            // C-GEN.7, B-2: much may have changed since the question.
            if (await CheckAsync(shared, name) is { } target)
                await DeleteAsync(target);
        }
        else if (answer.Equals("n", StringComparison.OrdinalIgnoreCase) || answer.Length == 0)
        {
            Term();
        }
        else
        {
            Confirm();
        }
    }

    private void Confirm() => Ask($"Do you really want to delete the account {_name}? (y/n): ");

    private async ValueTask<UserInGroup?> CheckAsync(ISharedState shared, string name)
    {
        var target = await FindUserAsync(name);
        if (!Unprotected(target is { User.Protected: true })
            || !Valid("-name", UserNames.IsValid(name))
            || !Found(target is not null, UserOfThatName)
            || !InState(!await Account(target!.User.UserId).OwnsChannelAsync(), "the user owns a channel."))
        {
            return null;
        }

        var isSelf = target.User.UserId.Equals(shared.UserId.ToString(), StringComparison.Ordinal);
        return isSelf || await OutranksAsync(shared, target) ? target : null;
    }

    private async ValueTask DeleteAsync(UserInGroup target)
    {
        var userId = target.User.UserId;
        var result = await Account(userId).DeleteAsync(Guid.NewGuid(), Session.NextOrigin());
        if (result.Status == UserChangeStatus.Done)
            await Session.Grains.GetGrain<IAccountRemovalGrain>(userId).RunAsync();
        await FinishAsync(result);
    }
}
