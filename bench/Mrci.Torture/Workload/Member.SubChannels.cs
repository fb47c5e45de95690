using Mrci.Protocol.Text;
using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;

namespace Mrci.Torture.Workload;

/// <content>What it does with the sub-channels of its channels. Nobody has these open, but those of the room.</content>
internal sealed partial class Member
{
    // Flags need no sub-channel (C-CHL.5), so any few ids do; the same ones come again.
    private const int FlaggedIds = 4;
    private const int Levels = 5;

    /// <summary>Creates a sub-channel.</summary>
    public async Task<Answer> CreateSubChannelAsync(HostSession session, OwnedChannel channel, string name)
    {
        var answer = (await session.RunAsync("add_sub_ch", SubChannel(channel, name).ToString())).Answer;
        Scene.Ledger.SubChannel(channel.FirstName, name).NoteName(name, answer);
        if (answer == Answer.Acknowledged)
            channel.SubChannels.Add(new OwnedSubChannel(name));
        return answer;
    }

    private static ArgumentWriter SubChannel(OwnedChannel channel, string name) => Channel(channel).Add("-sub_name", name);

    private Task CreateOwnSubChannelAsync(HostSession session) =>
        _channels.Count > 0 && _channels[_names % _channels.Count] is { SubChannels.Count: < MostSubChannels } channel
            ? CreateSubChannelAsync(session, channel, $"part{_names++}")
            : Task.CompletedTask;

    private async Task RenameSubChannelAsync(HostSession session)
    {
        if (await PickSubChannelAsync(session) is not var (channel, part))
            return;
        var name = $"part{_names++}";
        var answer = (await session.RunAsync("rename_sub_ch", SubChannel(channel, part.Name).Add("-new_name", name).ToString())).Answer;
        Scene.Ledger.SubChannel(channel.FirstName, part.FirstName).NoteName(name, answer);
        if (answer == Answer.Acknowledged)
            part.Name = name;
        else if (answer != Answer.NotSent)
            channel.SubChannels.Remove(part); // Nobody knows what it is called.
    }

    private async Task RemoveSubChannelAsync(HostSession session)
    {
        if (await PickSubChannelAsync(session) is not var (channel, part))
            return;
        var answer = (await session.RunAsync("rm_sub_ch", SubChannel(channel, part.Name).ToString())).Answer;
        Scene.Ledger.SubChannel(channel.FirstName, part.FirstName).NoteName("", answer);
        if (answer != Answer.NotSent)
            channel.SubChannels.Remove(part);
    }

    private async Task SetLevelOfSubChannelAsync(HostSession session)
    {
        if (await PickSubChannelAsync(session) is not var (channel, part))
            return;
        var level = (uint)_random.Next(1, Levels + 1);
        var answer = (await session.RunAsync("set_sub_ch_level", SubChannel(channel, part.Name).Add("-level", level).ToString())).Answer;
        Scene.Ledger.SubChannel(channel.FirstName, part.FirstName).Level.Note(level, answer);
    }

    private async Task SetActiveFlagAsync(HostSession session)
    {
        if (await PickSubChannelAsync(session) is not var (channel, part))
            return;
        var isActive = _random.Next(2) == 0;
        var answer = (await session.RunAsync("set_active_flag", SubChannel(channel, part.Name).Add("-state", isActive ? 1 : 0).ToString())).Answer;
        Scene.Ledger.SubChannel(channel.FirstName, part.FirstName).IsActive.Note(isActive, answer);
    }

    private async Task ToggleReadOnlyFlagAsync(HostSession session)
    {
        if (await PickChannelAsync(session, static _ => true) is not { } channel)
            return;
        var flag = new ReadOnlyFlag((uint)_random.Next(FlaggedIds), (uint)_random.Next(1, Levels + 1));
        var isThere = channel.Flags.Contains(flag);
        var arguments = Channel(channel).Add("-sub_id", flag.SubId).Add("-level", flag.Level).ToString();
        var answer = (await session.RunAsync(isThere ? "rm_rdonly_flag" : "add_rdonly_flag", arguments)).Answer;
        Scene.Ledger.Flag(channel.FirstName, flag).Note(!isThere, answer);
        // A refusal says that it is in the other state already: an earlier change whose end nobody told was made.
        if (answer is not (Answer.Acknowledged or Answer.Refused))
            return;
        if (isThere)
            channel.Flags.Remove(flag);
        else
            channel.Flags.Add(flag);
    }

    // Without one to change it makes one.
    private async Task<(OwnedChannel Channel, OwnedSubChannel SubChannel)?> PickSubChannelAsync(HostSession session)
    {
        var channel = PickChannel(static channel => channel.SubChannels.Count > 0) ?? await PickChannelAsync(session, static _ => true);
        if (channel is { SubChannels.Count: > 0 })
            return (channel, channel.SubChannels[_random.Next(channel.SubChannels.Count)]);
        if (channel is not null)
            await CreateSubChannelAsync(session, channel, $"part{_names++}");
        return null;
    }
}
