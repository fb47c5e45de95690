namespace Mrci.Cli;

/// <summary>The lines that the program itself understands; no command name of a host can begin with a colon (P-4.6).</summary>
internal static class OwnCommands
{
    public const string Help = ":help";
    public const string Quit = ":quit";
    public const string Commands = ":commands";
    public const string Bytes = ":bytes";

    public static readonly string[] Names = [Bytes, Commands, Help, Quit];

    public const string HelpText = """
        NAME ARGUMENTS        run a command of the host; ls_cmds lists them, cmd_info explains one
        term|pause|resume X   end, pause, or resume the command X (name or id); without X: all that run
        p2p_request X         ask the session X for a direct link; p2p_open X accepts one, p2p_close X ends or declines one
        to_peer X TEXT        send text over the link to the session X
        fs_upload, fs_download … -client_file X   move a file of this machine; its length is added
        :bytes NAME HEX       run a command with bytes instead of text, for example  :bytes cast 00 ff
        :commands             the commands of this session, with their ids
        :help                 this text
        :quit                 leave
        Tab completes names. Up and Down bring back lines. Ctrl-C ends the running command. Ctrl-D leaves.
        While a command runs, what is typed goes to that command.
        """;
}
