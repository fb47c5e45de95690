using Mrci.Protocol.Text;
using Mrci.Torture.Checking;
using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;

namespace Mrci.Torture.Workload;

/// <content>What it does with groups. Only its own toys are in its groups.</content>
internal sealed partial class Administrator
{
    private const int MostGroups = 12;
    private const int LowestRank = 50;

    private readonly List<OwnedGroup> _groups = [];
    private int _groupNames;

    private string NextGroupName => $"{Scene.Prefix}g{_index}{_groupNames++:x}";

    private async Task CreateGroupAsync(HostSession session, string name, bool isContested)
    {
        var answer = (await session.RunAsync("add_group", Group(name).ToString())).Answer;
        Scene.Host.GroupName(name).Note($"administrator {_index}", answer);
        if (isContested)
            return;
        Scene.Host.Group(name).Name.Note(name, answer);
        if (answer == Answer.Acknowledged)
            _groups.Add(new OwnedGroup(name));
    }

    private Task CreateOwnGroupAsync(HostSession session) =>
        _groups.Count < MostGroups ? CreateGroupAsync(session, NextGroupName, isContested: false) : RemoveGroupAsync(session);

    private async Task RenameGroupAsync(HostSession session)
    {
        if (await PickGroupAsync(session) is not { } group)
            return;
        var name = NextGroupName;
        var answer = (await session.RunAsync("rename_group", Group(group.Name).Add("-new_name", name).ToString())).Answer;
        Scene.Host.NoteRename(group.FirstName, name, answer);
        if (answer == Answer.Acknowledged)
            group.Name = name;
        else if (answer != Answer.NotSent)
            _groups.Remove(group); // Nobody knows what it is called.
    }

    private async Task SetRankOfGroupAsync(HostSession session)
    {
        if (await PickGroupAsync(session) is not { } group)
            return;
        var rank = (uint)_random.Next(OrdinaryRank, LowestRank);
        var answer = (await session.RunAsync("set_group_rank", Group(group.Name).Add("-rank", rank).ToString())).Answer;
        Scene.Host.Group(group.FirstName).Rank.Note(rank, answer);
    }

    // One with users must be refused (C-rm_group.1); tried now and then.
    private async Task RemoveGroupAsync(HostSession session)
    {
        var empty = _groups.Where(group => !Scene.Host.Accounts.Values.Any(account => account.Group.Allows(group.FirstName))).ToArray();
        var group = empty.Length > 0 && _random.Next(4) > 0 ? empty[_random.Next(empty.Length)] : await PickGroupAsync(session);
        if (group is null)
            return;
        var answer = (await session.RunAsync("rm_group", Group(group.Name).ToString())).Answer;
        if (answer == Answer.NotSent)
            return;
        Scene.Host.Group(group.FirstName).Name.Note("", answer);
        _groups.Remove(group);
        if (answer != Answer.Acknowledged)
            return;
        foreach (var toy in _toys.Where(toy => toy.Cells.Group.Possible is [var only] && only == group.FirstName && toy.Cells.Name.Possible is [_]))
            Scene.Violations.Add(ViolationKind.LostChange, $"rm_group of {group.Name} was acknowledged, though {toy.Name} is in it");
    }

    private async Task SetGroupAsync(HostSession session)
    {
        if (await PickToyAsync(session) is not { } toy || await PickGroupAsync(session) is not { } group)
            return;
        toy.Cells.Group.Note(group.FirstName, await ChangeToyAsync(session, toy, "set_group", User(toy).Add("-group", group.Name)));
    }

    private async Task TransferGroupAsync(HostSession session)
    {
        if (await PickGroupAsync(session) is not { } source || await PickGroupAsync(session) is not { } destination || source == destination)
            return;
        var arguments = new ArgumentWriter().Add("-src", source.Name).Add("-dst", destination.Name).ToString();
        Scene.Host.NoteTransfer(source.FirstName, destination.FirstName, (await session.RunAsync("trans_group", arguments)).Answer);
    }

    // Without one to change it makes one.
    private async Task<OwnedGroup?> PickGroupAsync(HostSession session)
    {
        if (_groups.Count > 0)
            return _groups[_random.Next(_groups.Count)];
        await CreateOwnGroupAsync(session);
        return null;
    }

    private static ArgumentWriter Group(string name) => new ArgumentWriter().Add("-name", name);
}
