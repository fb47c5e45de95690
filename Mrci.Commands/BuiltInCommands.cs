using System.Collections.Frozen;
using Mrci.Commands.Accounts;
using Mrci.Commands.Bans;
using Mrci.Commands.Certificates;
using Mrci.Commands.Channels;
using Mrci.Commands.Files;
using Mrci.Commands.Groups;
using Mrci.Commands.Host;
using Mrci.Commands.Logs;
using Mrci.Commands.Modules;
using Mrci.Commands.Peers;
using Mrci.Commands.Ranks;
using Mrci.Commands.Session;
using Mrci.Modules;

namespace Mrci.Commands;

/// <summary>
/// The built-in commands that can be built: one line each. A name of the catalog without a line here keeps its id and is not loaded.
/// </summary>
public static class BuiltInCommands
{
    private static readonly FrozenDictionary<string, Func<ISessionContext, ICommand>> Factories =
        new Dictionary<string, Func<ISessionContext, ICommand>>(StringComparer.OrdinalIgnoreCase)
        {
            ["accept_ch"] = static session => new AcceptChCommand(session),
            ["add_acct"] = static session => new AddAcctCommand(session),
            ["add_ban"] = static session => new AddBanCommand(session),
            ["add_cert"] = static session => new AddCertCommand(session),
            ["add_ch"] = static session => new AddChCommand(session),
            ["add_group"] = static session => new AddGroupCommand(session),
            ["add_mod"] = static session => new AddModCommand(session),
            ["add_ranked_cmd"] = static session => new AddRankedCmdCommand(session),
            ["add_rdonly_flag"] = static session => new AddRdonlyFlagCommand(session),
            ["add_sub_ch"] = static session => new AddSubChCommand(session),
            ["auth"] = static session => new AuthCommand(session),
            ["cast"] = static session => new CastCommand(session),
            ["cert_info"] = static session => new CertInfoCommand(session),
            ["ch_owner_override"] = static session => new ChOwnerOverrideCommand(session),
            ["close_host"] = static session => new CloseHostCommand(session),
            ["close_sub_ch"] = static session => new CloseSubChCommand(session),
            ["cmd_info"] = static session => new CmdInfoCommand(session),
            ["decline_ch"] = static session => new DeclineChCommand(session),
            ["find_ch"] = static session => new FindChCommand(session),
            ["force_set_email"] = static session => new ForceSetEmailCommand(session),
            ["fs_cd"] = static session => new FsCdCommand(session),
            ["fs_copy"] = static session => new FsCopyCommand(session),
            ["fs_delete"] = static session => new FsDeleteCommand(session),
            ["fs_download"] = static session => new FsDownloadCommand(session),
            ["fs_info"] = static session => new FsInfoCommand(session),
            ["fs_list"] = static session => new FsListCommand(session),
            ["fs_mkpath"] = static session => new FsMkpathCommand(session),
            ["fs_move"] = static session => new FsMoveCommand(session),
            ["fs_tree"] = static session => new FsTreeCommand(session),
            ["fs_upload"] = static session => new FsUploadCommand(session),
            ["host_config"] = static session => new HostConfigCommand(session),
            ["host_info"] = static session => new HostInfoCommand(session),
            ["invite_to_ch"] = static session => new InviteToChCommand(session),
            ["is_email_verified"] = static session => new IsEmailVerifiedCommand(session),
            ["lock_acct"] = static session => new LockAcctCommand(session),
            ["ls_act_log"] = static session => new LsActLogCommand(session),
            ["ls_auth_log"] = static session => new LsAuthLogCommand(session),
            ["ls_bans"] = static session => new LsBansCommand(session),
            ["ls_certs"] = static session => new LsCertsCommand(session),
            ["ls_ch_members"] = static session => new LsChMembersCommand(session),
            ["ls_chs"] = static session => new LsChsCommand(session),
            ["ls_cmds"] = static session => new LsCmdsCommand(session),
            ["ls_dbg"] = static session => new LsDbgCommand(session),
            ["ls_groups"] = static session => new LsGroupsCommand(session),
            ["ls_mods"] = static session => new LsModsCommand(session),
            ["ls_open_chs"] = static session => new LsOpenChsCommand(session),
            ["ls_p2p"] = static session => new LsP2PCommand(session),
            ["ls_ranked_cmds"] = static session => new LsRankedCmdsCommand(session),
            ["ls_rdonly_flags"] = static session => new LsRdonlyFlagsCommand(session),
            ["ls_sub_chs"] = static session => new LsSubChsCommand(session),
            ["ls_users"] = static session => new LsUsersCommand(session),
            ["my_info"] = static session => new MyInfoCommand(session),
            ["open_sub_ch"] = static session => new OpenSubChCommand(session),
            ["p2p_close"] = static session => new P2PCloseCommand(session),
            ["p2p_open"] = static session => new P2POpenCommand(session),
            ["p2p_request"] = static session => new P2PRequestCommand(session),
            ["pause"] = static session => new PauseCommand(session),
            ["ping_peers"] = static session => new PingPeersCommand(session),
            ["preview_email"] = static session => new PreviewEmailCommand(session),
            ["recover_acct"] = static session => new RecoverAcctCommand(session),
            ["remove_ch_member"] = static session => new RemoveChMemberCommand(session),
            ["rename_ch"] = static session => new RenameChCommand(session),
            ["rename_group"] = static session => new RenameGroupCommand(session),
            ["rename_sub_ch"] = static session => new RenameSubChCommand(session),
            ["request_new_pw"] = static session => new RequestNewPwCommand(session),
            ["request_new_user_name"] = static session => new RequestNewUserNameCommand(session),
            ["request_pw_reset"] = static session => new RequestPwResetCommand(session),
            ["restart_host"] = static session => new RestartHostCommand(session),
            ["resume"] = static session => new ResumeCommand(session),
            ["rm_acct"] = static session => new RmAcctCommand(session),
            ["rm_ban"] = static session => new RmBanCommand(session),
            ["rm_cert"] = static session => new RmCertCommand(session),
            ["rm_ch"] = static session => new RmChCommand(session),
            ["rm_group"] = static session => new RmGroupCommand(session),
            ["rm_mod"] = static session => new RmModCommand(session),
            ["rm_ranked_cmd"] = static session => new RmRankedCmdCommand(session),
            ["rm_rdonly_flag"] = static session => new RmRdonlyFlagCommand(session),
            ["rm_sub_ch"] = static session => new RmSubChCommand(session),
            ["set_active_flag"] = static session => new SetActiveFlagCommand(session),
            ["set_disp_name"] = static session => new SetDispNameCommand(session),
            ["set_email"] = static session => new SetEmailCommand(session),
            ["set_email_template"] = static session => new SetEmailTemplateCommand(session),
            ["set_group"] = static session => new SetGroupCommand(session),
            ["set_group_rank"] = static session => new SetGroupRankCommand(session),
            ["set_member_level"] = static session => new SetMemberLevelCommand(session),
            ["set_pw"] = static session => new SetPwCommand(session),
            ["set_sub_ch_level"] = static session => new SetSubChLevelCommand(session),
            ["set_user_name"] = static session => new SetUserNameCommand(session),
            ["term"] = static session => new TermCommand(session),
            ["to_peer"] = static session => new ToPeerCommand(session),
            ["trans_group"] = static session => new TransGroupCommand(session),
            ["verify_email"] = static session => new VerifyEmailCommand(session),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Builds a command for a session.</summary>
    /// <param name="name">Its name, any case.</param>
    /// <param name="session">The session.</param>
    /// <returns>The command; null when there is none of that name.</returns>
    public static ICommand? Create(string name, ISessionContext session) => Factories.GetValueOrDefault(name)?.Invoke(session);
}
