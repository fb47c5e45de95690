using Mrci.Grains.Users;

namespace Mrci.Commands.Accounts;

/// <summary>Demands a new password at a user's next login, or no longer (C-request_new_pw.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class RequestNewPwCommand(ISessionContext session) : DemandCommand("request_new_pw", LoginDemand.NewPassword, session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        With -req 1, the user -user is asked for a new password at his next login and is not let in before he has given one; -req 0 takes
        that back. Your rank must be above his.
        """;
}
