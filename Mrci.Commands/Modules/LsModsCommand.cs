using Mrci.Commands.Tables;
using Mrci.Domain.Commands;
using Mrci.Grains.Modules;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Modules;

/// <summary>Lists the installed modules (C-ls_mods.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class LsModsCommand(ISessionContext session) : TableCommand("ls_mods", session)
{
    // D-112: the main library without its suffix.
    private const string MainLibrary = "main";

    /// <inheritdoc />
    protected override string Help =>
        """
        Lists the modules with the library that each is, on this machine, and the id of its first command. A module is locked (1) while it is being
        installed or removed, and when it was the death of its process; ls_dbg tells more. Every column can be searched: -mod_name chat shows the rows whose
        name contains chat.
        """;

    /// <inheritdoc />
    protected override IReadOnlyList<string> Columns { get; } = ["mod_name", "mod_main_lib", "locked", "command_id_offset"];

    /// <inheritdoc />
    protected override async ValueTask<IReadOnlyList<string[]>?> ReadAsync(ISharedState shared, ArgumentLine line)
    {
        var modules = await Session.Grains.GetGrain<IModuleRegistryGrain>(0).GetAsync();
        return
        [
            .. modules.Select(module => new[]
            {
                module.Name,
                Path.Combine(Session.Facts.Modules, module.Name, module.Installation, MainLibrary),
                TableCell.Of(module.IsLocked),
                TableCell.Of((ulong)CommandNumbering.OffsetOf(module.Slot)),
            }),
        ];
    }
}
