using Mrci.Domain.Channels;
using Mrci.Domain.Commands;

namespace Mrci.Silo.Tests.Authority;

/// <summary>The rows of the commands that ask for a channel level, in the order in which they are run in a room.</summary>
internal static class ChannelRows
{
    public static IReadOnlyList<ChannelRow> All { get; } =
    [
        // While the sub-channel is open: what follows may close it.
        new("open_sub_ch", cell => Opens(cell) ? Outcome.Done : Outcome.Refused, room => room.TryAsync($"open_sub_ch {room.Main}")),
        new("cast", cell => Opens(cell) && Writes(cell) ? Outcome.Heard : Outcome.Unheard, room => room.CastAsync()),
        new("close_sub_ch", cell => Opens(cell) ? Outcome.Done : Outcome.Refused, room => room.TryAsync($"close_sub_ch {room.Main}")),

        new(
            "ls_sub_chs",
            cell => Sees(cell, ChannelRules.NewSubChannelLevel) ? Outcome.ShowsAll : Outcome.ShowsPublic,
            room => room.ListAsync("ls_sub_chs", all: 2)),
        // None of the flags is that of a public sub-channel.
        new(
            "ls_rdonly_flags",
            cell => Sees(cell, ChannelRules.NewSubChannelLevel) ? Outcome.ShowsAll : Outcome.ShowsPublic,
            room => room.ListAsync("ls_rdonly_flags", all: room.Cell.Flag ? 2 : 1)),
        OfLevel("ls_ch_members", room => $"-ch_name {room.Channel}"),

        OfLevel("rename_ch", room => $"-ch_name {room.Channel} -new_name {room.Channel}x", room => $"rename_ch -ch_name {room.Channel}x -new_name {room.Channel}"),
        OfLevel("add_sub_ch", room => $"-ch_name {room.Channel} -sub_name more", room => $"rm_sub_ch -ch_name {room.Channel} -sub_name more"),
        OfLevel("rm_sub_ch", room => room.Side, room => $"add_sub_ch {room.Side}", room => $"set_sub_ch_level {room.Side} -level 5"),
        OfLevel("rename_sub_ch", room => $"{room.Side} -new_name edge", room => $"rename_sub_ch -ch_name {room.Channel} -sub_name edge -new_name side"),
        OfLevel("set_sub_ch_level", room => $"{room.Side} -level 5"),
        OfLevel("set_active_flag", room => $"{room.Side} -state 0"),
        OfLevel("add_rdonly_flag", room => $"-ch_name {room.Channel} -sub_id 9 -level 5", room => $"rm_rdonly_flag -ch_name {room.Channel} -sub_id 9 -level 5"),
        OfLevel("rm_rdonly_flag", room => $"-ch_name {room.Channel} -sub_id 8 -level 5", room => $"add_rdonly_flag -ch_name {room.Channel} -sub_id 8 -level 5"),
        OfLevel("invite_to_ch", room => $"-ch_name {room.Channel} -user stranger", room => $"remove_ch_member -ch_name {room.Channel} -user stranger"),

        new(
            "set_member_level",
            cell => Done(ChannelRules.MaySetLevel(cell.Level, isSelf: false, ChannelMembership.NewMember, ChannelLevel.Officer)),
            room => room.TryAsync($"set_member_level -ch_name {room.Channel} -user member -level 3"),
            room => room.KeeperAsync($"set_member_level -ch_name {room.Channel} -user member -level 4")),
        new(
            "set_member_level",
            cell => Done(ChannelRules.MaySetLevel(cell.Level, isSelf: false, ChannelMembership.NewMember, ChannelLevel.Admin)),
            room => room.TryAsync($"set_member_level -ch_name {room.Channel} -user member -level 2"),
            room => room.KeeperAsync($"set_member_level -ch_name {room.Channel} -user member -level 4")),
        new(
            "remove_ch_member",
            cell => Done(ChannelRules.MayRemove(cell.Level, isSelf: false, ChannelMembership.NewMember)),
            room => room.TryAsync($"remove_ch_member -ch_name {room.Channel} -user member"),
            room => room.AddMemberAsync()),
        // B-8, X-72: an invitation is cancelled from level 3 on.
        new(
            "remove_ch_member",
            cell => Done(ChannelRules.MayRemove(cell.Level, isSelf: false, ChannelMembership.Invitation)),
            room => room.TryAsync($"remove_ch_member -ch_name {room.Channel} -user guest"),
            room => room.KeeperAsync($"invite_to_ch -ch_name {room.Channel} -user guest")),
        new(
            "remove_ch_member",
            cell => Done(ChannelRules.MayRemove(cell.Level, isSelf: true, cell.Standing.Membership())),
            room => room.TryAsync($"remove_ch_member -ch_name {room.Channel} -user {AuthorityHost.Caller(room.Cell.Rank)}"),
            room => room.StandAsync()),

        // No level grants what only an invitation does.
        new("accept_ch", cell => Done(cell.Standing == Standing.Invited), room => room.TryAsync($"accept_ch -ch_name {room.Channel}"), room => room.StandAsync()),
        new("decline_ch", cell => Done(cell.Standing == Standing.Invited), room => room.TryAsync($"decline_ch -ch_name {room.Channel}"), room => room.StandAsync()),

        // The room is gone afterwards.
        OfLevel("rm_ch", room => $"-ch_name {room.Channel}"),
    ];

    private static ChannelRow OfLevel(string command, Func<Room, string> arguments, params Func<Room, string>[] undo)
    {
        var action = CommandCatalog.Find(command)!.Action!.Value;
        return new ChannelRow(
            command,
            cell => Done(ChannelRules.Allows(cell.Level, action)),
            room => room.TryAsync($"{command} {arguments(room)}"),
            async room =>
            {
                foreach (var line in undo)
                    await room.KeeperAsync(line(room));
            });
    }

    private static Outcome Done(bool isAllowed) => isAllowed ? Outcome.Done : Outcome.Refused;

    private static bool Opens(ChannelCell cell) => ChannelRules.MayOpen(cell.Level, ChannelRules.NewSubChannelLevel);

    private static bool Sees(ChannelCell cell, ChannelLevel lowest) => ChannelRules.MaySee(cell.Level, lowest);

    private static bool Writes(ChannelCell cell)
    {
        var flags = new HashSet<ReadOnlyFlag>();
        if (cell.Flag)
            flags.Add(new ReadOnlyFlag(Room.MainId, cell.Level));
        return ChannelRules.IsWritable(flags, Room.MainId, cell.Level);
    }
}
