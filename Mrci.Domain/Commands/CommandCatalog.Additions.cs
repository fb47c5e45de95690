namespace Mrci.Domain.Commands;

/// <content>
/// The second loader (C-LST.6, P-4.16). None is public, exempt or a GEN_FILE command; a name added later must sort behind these.
/// </content>
public static partial class CommandCatalog
{
    private static CommandDefinition[] AddedCommands() =>
    [
        new("fs_tree", "[{-path (text)} {-info_frame} {-no_hidden}]/[text] or [FILE_INFO]", "list a whole directory tree."),
        new("rename_group", "[-name (text) -new_name (text)]/[text]", "rename a group.") { Authority = CommandAuthority.OutranksGroup },
        new("rm_group", "[-name (text)]/[text]", "delete an empty group.") { Authority = CommandAuthority.OutranksGroup },
    ];
}
