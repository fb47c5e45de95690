namespace Mrci.Domain.Commands;

/// <content>Groups and command ranks, chapter 6.</content>
public static partial class CommandCatalog
{
    private static CommandDefinition[] Groups() =>
    [
        new("ls_groups", "[{search_terms}]/[text]", "list all groups."),
        new("add_group", "[-name (text)]/[text]", "create a group.") { Authority = CommandAuthority.GrantsRank },
        new("set_group_rank", "[-name (text) -rank (int)]/[text]", "set the rank of a group.")
        {
            Authority = CommandAuthority.OutranksGroup,
        },
        new("trans_group", "[-src (text) -dst (text)]/[text]", "move all users of one group to another.")
        {
            Authority = CommandAuthority.OutranksGroup,
        },
        new("ls_ranked_cmds", "[{search_terms}]/[text]", "list commands with an assigned rank."),
        new("add_ranked_cmd", "[-command (text) -rank (int)]/[text]", "give a command name a rank.")
        {
            Authority = CommandAuthority.GrantsRank,
        },
        new("rm_ranked_cmd", "[-command (text)]/[text]", "take the rank away from a command name."),
    ];
}
