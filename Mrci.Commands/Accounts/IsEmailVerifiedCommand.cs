using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Accounts;

/// <summary>Tells whether one's own e-mail address is verified (C-is_email_verified.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class IsEmailVerifiedCommand(ISessionContext session) : AccountCommand("is_email_verified", session)
{
    /// <inheritdoc />
    protected override string Help => "Tells whether your e-mail address is verified: true or false. verify_email verifies it.";

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line) =>
        Main(await Own(shared).GetAsync() is { EmailVerified: true } ? "true\n" : "false\n");
}
