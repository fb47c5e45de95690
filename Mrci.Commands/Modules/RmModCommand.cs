using Mrci.Domain.Names;
using Mrci.Grains.Modules;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Modules;

/// <summary>Removes a module (C-rm_mod.1, P-11.25).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class RmModCommand(ISessionContext session) : TextCommand("rm_mod", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Removes a module. All sessions lose its commands at once; its files and its name are free some 5 seconds later.
        What it keeps in its data directory (module-data) stays on each silo, for a newer version of it; an operator may delete that by hand.

        -name (text)   name of the module.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, "-name", out var name) || !Valid("-name", ModuleNames.IsValid(name)))
            return;
        var removal = await Session.Grains.GetGrain<IModuleRegistryGrain>(0).RemoveAsync(Guid.NewGuid(), name, Session.NextOrigin());
        if (!Found(removal.Status == ModuleStatus.Done, "module of that name"))
            return;
        Session.LogActivity($"module {removal.Event!.Name} removed");
        await Session.ApplyAsync([removal.Event]);
    }
}
