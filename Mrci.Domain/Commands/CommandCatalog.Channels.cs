using Mrci.Domain.Channels;

namespace Mrci.Domain.Commands;

/// <content>Channels, chapter 7.</content>
public static partial class CommandCatalog
{
    private static CommandDefinition[] Channels() =>
    [
        new("add_ch", "[-ch_name (text)]/[text]", "create a channel you own."),
        new("rm_ch", "[-ch_name (text)]/[text]", "delete a channel with all its sub-channels.")
        {
            Authority = CommandAuthority.ChannelLevel,
            Action = ChannelAction.Delete,
        },
        new("rename_ch", "[-ch_name (text) -new_name (text)]/[text]", "rename a channel.")
        {
            Authority = CommandAuthority.ChannelLevel,
            Action = ChannelAction.Rename,
        },
        new("find_ch", "[-name (text)] or [-id (int)]/[text]", "search channels by name or id."),
        new("ls_chs", "[none]/[text]", "list your channels and invitations."),
        new("ls_ch_members", "[-ch_name (text) {-find (text)}]/[text]", "list the members of a channel.")
        {
            Authority = CommandAuthority.ChannelLevel,
            Action = ChannelAction.ListMembers,
        },
        new("invite_to_ch", "[-ch_name (text) -user (text)]/[text]", "invite a user to a channel.")
        {
            Authority = CommandAuthority.ChannelLevel,
            Action = ChannelAction.Invite,
        },
        new("accept_ch", "[-ch_name (text)]/[text]", "accept an invitation."),
        new("decline_ch", "[-ch_name (text)]/[text]", "decline an invitation."),
        new("remove_ch_member", "[-ch_name (text) -user (text)]/[text]", "remove a member or cancel an invitation.")
        {
            Authority = CommandAuthority.ChannelMember,
        },
        new(
            "set_member_level",
            "[-ch_name (text) -user (text) -level (int)]/[text]",
            "change the level of a channel member.") { Authority = CommandAuthority.ChannelMember },
        new("add_sub_ch", "[-ch_name (text) -sub_name (text)]/[text]", "create a sub-channel.")
        {
            Authority = CommandAuthority.ChannelLevel,
            Action = ChannelAction.AddSubChannel,
        },
        new("rm_sub_ch", "[-ch_name (text) -sub_name (text)]/[text]", "delete a sub-channel.")
        {
            Authority = CommandAuthority.ChannelLevel,
            Action = ChannelAction.RemoveSubChannel,
        },
        new("rename_sub_ch", "[-ch_name (text) -sub_name (text) -new_name (text)]/[text]", "rename a sub-channel.")
        {
            Authority = CommandAuthority.ChannelLevel,
            Action = ChannelAction.RenameSubChannel,
        },
        new("ls_sub_chs", "[-ch_name (text)]/[text]", "list the sub-channels of a channel.")
        {
            Authority = CommandAuthority.SubChannelSight,
        },
        new(
            "set_sub_ch_level",
            "[-ch_name (text) -sub_name (text) -level (int)]/[text]",
            "set the lowest level that may open a sub-channel.")
        {
            Authority = CommandAuthority.ChannelLevel,
            Action = ChannelAction.SetSubChannelLevel,
        },
        new(
            "set_active_flag",
            "[-ch_name (text) -sub_name (text) -state (1 or 0)]/[text]",
            "switch active updates of a sub-channel.") { Authority = CommandAuthority.ChannelLevel, Action = ChannelAction.SetActiveFlag },
        new("add_rdonly_flag", "[-ch_name (text) -sub_id (int) -level (int)]/[text]", "add a read-only flag.")
        {
            Authority = CommandAuthority.ChannelLevel,
            Action = ChannelAction.AddReadOnlyFlag,
        },
        new("rm_rdonly_flag", "[-ch_name (text) -sub_id (int) -level (int)]/[text]", "remove a read-only flag.")
        {
            Authority = CommandAuthority.ChannelLevel,
            Action = ChannelAction.RemoveReadOnlyFlag,
        },
        new("ls_rdonly_flags", "[-ch_name (text)]/[text]", "list the read-only flags of a channel.")
        {
            Authority = CommandAuthority.SubChannelSight,
        },
        new("ch_owner_override", "[-state (1 or 0)]/[text]", "act as owner of every channel in this session."),
    ];
}
