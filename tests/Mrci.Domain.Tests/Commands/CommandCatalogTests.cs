using Mrci.Domain.Channels;
using Mrci.Domain.Commands;
using Mrci.Domain.Names;

namespace Mrci.Domain.Tests.Commands;

public sealed class CommandCatalogTests
{
    // P-4.8, in the order of the ids 256-344.
    private const string Table = """
        accept_ch add_acct add_ban add_cert add_ch
        add_group add_mod add_ranked_cmd add_rdonly_flag add_sub_ch
        auth cast cert_info ch_owner_override close_host
        close_sub_ch cmd_info decline_ch find_ch force_set_email
        fs_cd fs_copy fs_delete fs_download fs_info
        fs_list fs_mkpath fs_move fs_upload host_config
        host_info invite_to_ch is_email_verified lock_acct ls_act_log
        ls_auth_log ls_bans ls_certs ls_ch_members ls_chs
        ls_cmds ls_dbg ls_groups ls_mods ls_open_chs
        ls_p2p ls_ranked_cmds ls_rdonly_flags ls_sub_chs ls_users
        my_info open_sub_ch p2p_close p2p_open p2p_request
        pause ping_peers preview_email recover_acct remove_ch_member
        rename_ch rename_sub_ch request_new_pw request_new_user_name
        request_pw_reset restart_host resume rm_acct rm_ban
        rm_cert rm_ch rm_mod rm_ranked_cmd rm_rdonly_flag
        rm_sub_ch set_active_flag set_disp_name set_email set_email_template
        set_group set_group_rank set_member_level set_pw set_sub_ch_level
        set_user_name term to_peer trans_group verify_email
        """;

    [Fact]
    public void Built_in_commands_have_the_ids_of_the_table()
    {
        // P-4.8, C-LST.1, C-LST.2
        var names = Table.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        names.Length.ShouldBe(89);
        CommandCatalog.BuiltIn.Select(command => $"{command.Id} {command.Name}")
            .ShouldBe(names.Select((name, index) => $"{256 + index} {name}"));
    }

    [Fact]
    public void Additions_have_the_ids_of_slot_252()
    {
        // P-4.16, C-LST.6
        CommandCatalog.Additions.Select(command => $"{command.Id} {command.Name}")
            .ShouldBe(["65025 fs_tree", "65026 rename_group", "65027 rm_group"]);
        CommandCatalog.Additions.ShouldAllBe(command =>
            command.Public == PublicKind.Never && !command.IsExempt && !command.HandlesGenFile && !command.NeedsEmailVerification);
    }

    [Fact]
    public void Public_commands_are_those_of_the_list()
    {
        // P-4.10, C-LST.2
        Names(command => command.Public == PublicKind.Always).ShouldBe(["auth", "ls_cmds", "my_info"]);
        Names(command => command.Public == PublicKind.WhenRegistrationOpen).ShouldBe(["add_acct"]);
        Names(command => command.Public == PublicKind.WhenPasswordResetOn).ShouldBe(["recover_acct", "request_pw_reset"]);
    }

    [Fact]
    public void Exempt_commands_are_those_of_the_list()
    {
        // P-4.10, C-LST.3
        CommandCatalog.BuiltIn.Where(command => command.IsExempt).Select(command => (int)command.Id)
            .ShouldBe([266, 272, 288, 296, 306, 311, 322, 332, 333, 338, 340, 341, 344]);
    }

    [Fact]
    public void GEN_FILE_commands_are_those_of_the_list()
    {
        // C-GEN.15
        Names(command => command.HandlesGenFile).ShouldBe(["add_mod", "fs_download", "fs_upload", "set_email_template"]);
    }

    [Fact]
    public void Only_verify_email_depends_on_email_verification_and_it_is_last()
    {
        // C-LST.2: leaving it out moves nobody
        Names(command => command.NeedsEmailVerification).ShouldBe(["verify_email"]);
        CommandCatalog.BuiltIn[^1].Name.ShouldBe("verify_email");
        var loader = CommandCatalog.Loaders(new CommandSwitches(EmailVerificationOn: false))[0];
        CommandNumbering.Number(loader.Offset, loader.Names).Select(command => (command.Id, command.Name))
            .ShouldBe(CommandCatalog.BuiltIn.SkipLast(1).Select(command => (command.Id, command.Name)));
    }

    [Fact]
    public void Every_command_is_described()
    {
        // C-0.3
        CommandCatalog.BuiltIn.Concat(CommandCatalog.Additions).ShouldAllBe(command =>
            CommandNames.IsValid(command.Name) && command.Io.StartsWith('[') && command.Io.Contains("]/[", StringComparison.Ordinal)
            && command.Summary.EndsWith('.'));
    }

    [Fact]
    public void Actions_in_channels_belong_to_commands_that_ask_for_a_level()
    {
        // C-CHL.2: each action of the matrix is that of one command; cancelling an invitation is part of remove_ch_member.
        var commands = CommandCatalog.BuiltIn.Where(command => command.Action is not null).ToArray();

        commands.ShouldAllBe(command => command.Authority == CommandAuthority.ChannelLevel);
        CommandCatalog.BuiltIn.Count(command => command.Authority == CommandAuthority.ChannelLevel).ShouldBe(commands.Length);
        commands.Select(command => command.Action!.Value).Append(ChannelAction.CancelInvitation).Order()
            .ShouldBe(Enum.GetValues<ChannelAction>().Order());
    }

    [Fact]
    public void Command_is_found_in_any_case()
    {
        // C-cmd_info.1, B-33
        CommandCatalog.Find("AUTH")!.Id.ShouldBe((ushort)266);
        CommandCatalog.Find("rm_group")!.Id.ShouldBe((ushort)65027);
        CommandCatalog.Find("nothing").ShouldBeNull();
    }

    private static IEnumerable<string> Names(Func<CommandDefinition, bool> wanted) =>
        CommandCatalog.BuiltIn.Concat(CommandCatalog.Additions).Where(wanted).Select(command => command.Name);
}
