using Mrci.Client;
using Mrci.Domain.Channels;
using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Commands;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Authority;

/// <summary>
/// A channel for one cell of the matrix: sub-channel 0 for members and 1 for everybody, a member, an invited guest, a flag, and the caller.
/// </summary>
internal sealed class Room
{
    /// <summary>Id of the sub-channel that is for members.</summary>
    public const byte MainId = 0;

    private readonly AuthorityHost _host;
    private readonly MrciClient _caller;

    private Room(AuthorityHost host, ChannelCell cell)
    {
        (_host, Cell, _caller) = (host, cell, host.Callers[cell.Rank]);
        Channel = HostFixture.Name("room");
    }

    public ChannelCell Cell { get; }

    public string Channel { get; }

    public string Main => $"-ch_name {Channel} -sub_name main";

    public string Side => $"-ch_name {Channel} -sub_name side";

    public static async Task<Room> MakeAsync(AuthorityHost host, ChannelCell cell)
    {
        var room = new Room(host, cell);
        await room.KeeperAsync($"add_ch -ch_name {room.Channel}");
        await room.KeeperAsync($"add_sub_ch {room.Main}");
        await room.KeeperAsync($"add_sub_ch {room.Side}");
        await room.KeeperAsync($"set_sub_ch_level {room.Side} -level 5");
        await room.KeeperAsync($"add_rdonly_flag -ch_name {room.Channel} -sub_id 8 -level 5");
        if (cell.Flag)
            await room.KeeperAsync($"add_rdonly_flag -ch_name {room.Channel} -sub_id {MainId} -level {(byte)cell.Level}");
        await room.AddMemberAsync();
        await room.KeeperAsync($"invite_to_ch -ch_name {room.Channel} -user guest");
        await room.StandAsync();
        if (cell.Rank > 0)
            await room._caller.SilentAsync($"ch_owner_override -state {(cell.Override ? 1 : 0)}");
        await host.Ear.SilentAsync($"open_sub_ch {room.Main}");
        await room.Marker.SilentAsync($"open_sub_ch {room.Main}");
        return room;
    }

    // Somebody who may write although there is a flag for the caller's level: the keeper acts as owner, the member is regular.
    private MrciClient Marker => Cell.Level == ChannelLevel.Owner ? _host.Member : _host.Keeper;

    /// <summary>Runs a command of the caller.</summary>
    public async Task<Outcome> TryAsync(string line) => (await AuthorityHost.RunAsync(_caller, line)).Outcome;

    /// <summary>Runs a listing of the caller.</summary>
    public async Task<Outcome> ListAsync(string command, int all)
    {
        var (outcome, text) = await AuthorityHost.RunAsync(_caller, $"{command} -ch_name {Channel}");
        if (outcome != Outcome.Done)
            return outcome;
        return CommandSteps.Rows(text).Length - 2 == all ? Outcome.ShowsAll : Outcome.ShowsPublic;
    }

    /// <summary>Casts a word; what comes later in the same sub-channel tells whether it has been left out.</summary>
    public async Task<Outcome> CastAsync()
    {
        if (await TryAsync("cast word") is var outcome && outcome != Outcome.Done)
            return outcome;
        await Marker.SilentAsync("cast mark");
        var isHeard = false;
        while (await _host.Ear.NotificationAsync(AsyncCommand.Cast) is { Text: not "mark" } frame)
            isHeard |= frame.Text == "word";
        return isHeard ? Outcome.Heard : Outcome.Unheard;
    }

    /// <summary>Runs a command of the one who may do everything.</summary>
    public Task KeeperAsync(string line) => _host.Keeper.SilentAsync(line);

    public Task AddMemberAsync() => JoinAsync("member", _host.Member);

    /// <summary>Makes the caller stand as the cell says, whatever has become of him.</summary>
    public async Task StandAsync()
    {
        if (Cell.Standing == Standing.Stranger)
            return;
        var name = AuthorityHost.Caller(Cell.Rank);
        if (Cell.Standing == Standing.Invited)
        {
            // One who has accepted is a member, and one who has declined is nothing.
            await _host.Keeper.RunAsync($"remove_ch_member -ch_name {Channel} -user {name}").Within("the IDLE of remove_ch_member");
            await KeeperAsync($"invite_to_ch -ch_name {Channel} -user {name}");
            return;
        }

        await JoinAsync(name, _caller);
        if (Cell.Standing != Standing.Regular)
            await KeeperAsync($"set_member_level -ch_name {Channel} -user {name} -level {(byte)Cell.Standing.Membership()!.Value.Level}");
    }

    /// <summary>Deletes the channel unless the caller has.</summary>
    public async Task LeaveAsync(bool isGone)
    {
        if (!isGone)
            await KeeperAsync($"rm_ch -ch_name {Channel}");
    }

    private async Task JoinAsync(string name, MrciClient client)
    {
        await KeeperAsync($"invite_to_ch -ch_name {Channel} -user {name}");
        await client.SilentAsync($"accept_ch -ch_name {Channel}");
    }
}
