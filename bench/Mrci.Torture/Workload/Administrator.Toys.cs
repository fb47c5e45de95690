using Mrci.Protocol.Text;
using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;

namespace Mrci.Torture.Workload;

/// <content>What it does with accounts that it made for that.</content>
internal sealed partial class Administrator
{
    private readonly List<Toy> _toys = [];

    /// <summary>Whether its session is owner of every channel.</summary>
    public Cell<bool> IsOverriding { get; } = new(false);

    private async Task CreateToyAsync(HostSession session)
    {
        var name = $"{Scene.Prefix}a{_index}.{_names++}";
        if (await CreateAccountAsync(session, name, $"No-Race-{_index}") != Answer.Acknowledged)
            return;
        var cells = new AccountCells(name, FirstEmail(name), Scene.Host.InitialGroup);
        Scene.Host.Accounts[name] = cells;
        _toys.Add(new Toy(name, cells));
    }

    private async Task LockAsync(HostSession session)
    {
        if (await PickToyAsync(session) is not { } toy)
            return;
        var isLocked = _random.Next(2) == 0;
        toy.Cells.IsLocked.Note(isLocked, await ChangeToyAsync(session, toy, "lock_acct", User(toy).Add("-state", isLocked ? 1 : 0)));
    }

    private async Task DemandAsync(HostSession session)
    {
        if (await PickToyAsync(session) is not { } toy)
            return;
        var isDemanded = _random.Next(2) == 0;
        var (cell, command) = _random.Next(2) == 0 ? (toy.Cells.NeedsPassword, "request_new_pw") : (toy.Cells.NeedsName, "request_new_user_name");
        cell.Note(isDemanded, await ChangeToyAsync(session, toy, command, User(toy).Add("-req", isDemanded ? 1 : 0)));
    }

    private async Task SetEmailAsync(HostSession session)
    {
        if (await PickToyAsync(session) is not { } toy)
            return;
        var email = $"{toy.Name}.{_names++}@torture.invalid";
        toy.Cells.Email.Note(email, await ChangeToyAsync(session, toy, "force_set_email", User(toy).Add("-new_email", email)));
    }

    private async Task RemoveAccountAsync(HostSession session)
    {
        if (await PickToyAsync(session) is not { } toy)
            return;
        var answer = await ChangeToyAsync(session, toy, "rm_acct", new ArgumentWriter().Add("-name", toy.Name).Add("-force"));
        if (answer == Answer.NotSent)
            return;
        toy.Cells.Name.Note("", answer);
        _toys.Remove(toy);
        // Its invitations go with it (C-rm_acct.3).
        foreach (var ((channel, _), cell) in Scene.Ledger.Memberships.Where(pair => pair.Key.User == toy.Name))
            cell.Note(Membership.None, answer);
    }

    // Root is no member of the room: the override makes it an owner (C-ch_owner_override.1). The toy never accepts.
    private async Task InviteAsOwnerAsync(HostSession session)
    {
        if (RoomChannels.Count == 0 || await PickToyAsync(session) is not { } toy)
            return;
        await OverrideAsync(session, isOn: true);
        var channel = RoomChannels[_random.Next(RoomChannels.Count)];
        var isInvited = toy.Invitations.Contains(channel);
        var arguments = new ArgumentWriter().Add("-ch_name", channel).Add("-user", toy.Name).ToString();
        var answer = (await session.RunAsync(isInvited ? "remove_ch_member" : "invite_to_ch", arguments)).Answer;
        Scene.Ledger.Membership(channel, toy.Name).Note(isInvited ? Membership.None : Membership.Invited, answer);
        if (answer == Answer.Acknowledged && isInvited)
            toy.Invitations.Remove(channel);
        else if (answer == Answer.Acknowledged)
            toy.Invitations.Add(channel);
        await OverrideAsync(session, isOn: false);
    }

    private async Task OverrideAsync(HostSession session, bool isOn)
    {
        var answer = (await session.RunAsync("ch_owner_override", new ArgumentWriter().Add("-state", isOn ? 1 : 0).ToString())).Answer;
        // Without an answer the session is a new one or was recovered, and has none (C-ch_owner_override.1).
        IsOverriding.Note(isOn, isOn || answer == Answer.Refused ? answer : Answer.Acknowledged);
    }

    private async Task<Answer> ChangeToyAsync(HostSession session, Toy toy, string command, ArgumentWriter arguments)
    {
        var sent = Scene.Clock.Now;
        var answer = (await session.RunAsync(command, arguments.ToString())).Answer;
        Scene.Ledger.History(toy.Name).Note(sent, Scene.Clock.Now, session.Record.Name, $"{command} {arguments}", $"{answer}");
        return answer;
    }

    // Without one to change it makes one.
    private async Task<Toy?> PickToyAsync(HostSession session)
    {
        if (_toys.Count > 0)
            return _toys[_random.Next(_toys.Count)];
        await CreateToyAsync(session);
        return null;
    }

    private static ArgumentWriter User(Toy toy) => new ArgumentWriter().Add("-user", toy.Name);
}
