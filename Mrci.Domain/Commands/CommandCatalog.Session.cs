namespace Mrci.Domain.Commands;

/// <content>Information about the session and control of running commands, chapter 11.</content>
public static partial class CommandCatalog
{
    private static CommandDefinition[] Session() =>
    [
        new("ls_cmds", "[{-find (text)}]/[text]", "list the commands of this session.")
        {
            Public = PublicKind.Always,
            IsExempt = true,
        },
        new("cmd_info", "[-cmd_name (text)] or [-cmd_id (int)]/[text]", "full help of a command.") { IsExempt = true },
        new("my_info", "[none]/[text]", "show this session and your account.") { Public = PublicKind.Always, IsExempt = true },
        new("term", "[{CMD_ID}]/[text]", "stop a running command.") { IsExempt = true },
        new("pause", "[{CMD_ID}]/[text]", "pause a running command.") { IsExempt = true },
        new("resume", "[{CMD_ID}]/[text]", "continue a paused command.") { IsExempt = true },
    ];
}
