using Mrci.Domain.Names;
using Mrci.Grains.Users;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Accounts;

/// <summary>Changes one's own user name (C-set_user_name.1, C-set_user_name.2).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class SetUserNameCommand(ISessionContext session) : AccountCommand("set_user_name", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Changes your user name to -new_name: 2 to 24 characters without blanks, not an e-mail address. Your user id, channels, and password stay.
        You log in with the new name from then on.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, "-new_name", out var name))
            return;
        var account = await Own(shared).GetAsync();
        if (!Valid("-new_name", UserNames.IsValidNew(name, account is { Protected: true })))
            return;

        var result = await Own(shared).RenameAsync(Guid.NewGuid(), name, Session.NextOrigin());
        if (Free(result.Status != RenameStatus.Taken, "a user of that name") && Found(result.Status != RenameStatus.NotFound, "such account any more"))
            await Session.ApplyAsync([result.Event!]);
    }
}
