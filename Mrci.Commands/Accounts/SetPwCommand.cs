using Mrci.Domain.Names;
using Mrci.Grains.Passwords;
using Mrci.Grains.Users;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Accounts;

/// <summary>Changes one's own password (C-set_pw.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class SetPwCommand(ISessionContext session) : TextCommand("set_pw", session)
{
    private const string Prompt = "Enter a new password (leave blank to cancel): ";

    /// <inheritdoc />
    protected override string Help =>
        """
        Changes your password. You are asked for the new one: 8 to 200 characters with an upper and a lower case letter, a digit, and a symbol.
        An empty answer cancels.
        """;

    /// <inheritdoc />
    protected override ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        AskSecret(Prompt);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    protected override async ValueTask AnswerAsync(ISharedState shared, string answer)
    {
        if (answer.Length == 0)
            return;
        if (!Valid("the new password", Passwords.IsValid(answer)))
        {
            AskSecret(Prompt);
            return;
        }

        var record = await Session.Grains.GetGrain<IPasswordWorkerGrain>(0).HashAsync(answer);
        var user = Session.Grains.GetGrain<IUserGrain>(shared.UserId.ToString());
        Found(await user.SetPasswordAsync(Guid.NewGuid(), record), "such account any more");
    }
}
