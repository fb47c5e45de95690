using Mrci.Domain.Names;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Accounts;

/// <summary>Changes one's own display name (C-set_disp_name.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class SetDispNameCommand(ISessionContext session) : AccountCommand("set_disp_name", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Changes the name that others see to -name: up to 32 characters, which may have blanks when the name is put in quotes. It need not be unique.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (Given(line, "-name", out var name) && Valid("-name", DisplayNames.IsValidNew(name)))
            await FinishAsync(await Own(shared).SetDisplayNameAsync(Guid.NewGuid(), name, Session.NextOrigin()));
    }
}
