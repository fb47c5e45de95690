using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;
using Mrci.Torture.Workload;

namespace Mrci.Torture.Checking;

/// <summary>Asks the host for what it has stored, by commands, and compares it with what was acknowledged.</summary>
/// <param name="scene">The run.</param>
/// <param name="crowd">Those who ask.</param>
internal sealed class StoredStateCheck(Scene scene, Crowd crowd)
{
    private const int AtATime = 4;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, HashSet<string>> _channelIds = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> _owners = new(StringComparer.OrdinalIgnoreCase);
    private int _compared;

    /// <summary>Number of things compared so far.</summary>
    public int Compared => _compared;

    /// <summary>Compares everything.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var limit = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation };
        var asking = crowd.Clients.Where(static client => !client.IsDenied).ToArray();
        await Parallel.ForEachAsync(asking, limit, CheckMembershipsAsync);
        CheckChannels();
        await Parallel.ForEachAsync(asking, limit, CheckSubChannelsAsync);
        await CheckRanksAsync(cancellation);
        var changed = asking.Where(static client => client.HasChangedPassword).Select(static client => (client.Account, client.Password.Possible));
        var created = scene.Ledger.Accounts.Where(pair => crowd.Clients.All(client => client.Account != pair.Key));
        await Parallel.ForEachAsync(changed, limit, async (account, token) => await CheckPasswordAsync(account.Account, account.Possible, token));
        await Parallel.ForEachAsync(created, limit, async (pair, token) => await CheckAccountAsync(pair.Key, pair.Value, token));
    }

    private async ValueTask CheckMembershipsAsync(Member client, CancellationToken cancellation)
    {
        var found = new Dictionary<string, Membership>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in await ReadAsync(client, "ls_chs", "", cancellation))
        {
            var (id, channel, membership) = (row[0], scene.Ledger.FirstName(row[1]), MembershipOf(row[2], row[3]));
            var names = scene.Ledger.ChannelName(channel);
            Compare(names.Allows(row[1]), () => $"channel {channel} is called {row[1]}, not {string.Join(" or ", names.Possible)}");
            if (!found.TryAdd(channel, membership))
                scene.Violations.Add(ViolationKind.NameTwice, $"ls_chs of {client.Account} has {channel} twice");
            NoteChannel(channel, row[1], id, membership == Membership.Owner ? client.Account : null);
        }

        foreach (var ((channel, _), cell) in scene.Ledger.Memberships.Where(pair => pair.Key.User == client.Account))
        {
            var actual = found.GetValueOrDefault(channel, Membership.None);
            Compare(cell.Allows(actual), () => $"{client.Account} is {actual} in {channel}, not {string.Join(" or ", cell.Possible)}");
            found.Remove(channel);
        }

        foreach (var (channel, actual) in found)
            scene.Violations.Add(ViolationKind.UnaskedChange, $"{client.Account} is {actual} in {channel}, for which nobody has asked");
    }

    private static Membership MembershipOf(string pending, string level) => (pending, level) switch
    {
        ("1", _) => Membership.Invited,
        (_, "1") => Membership.Owner,
        (_, "2") => Membership.Admin,
        (_, "3") => Membership.Officer,
        _ => Membership.Member,
    };

    private void NoteChannel(string channel, string name, string id, string? owner)
    {
        lock (_gate)
        {
            _names[channel] = name;
            if (!_channelIds.TryGetValue(channel, out var ids))
                _channelIds.Add(channel, ids = []);
            ids.Add(id);
            if (owner is null)
                return;
            if (!_owners.TryGetValue(channel, out var owners))
                _owners.Add(channel, owners = []);
            owners.Add(owner);
        }
    }

    private void CheckChannels()
    {
        foreach (var (channel, claim) in scene.Ledger.Channels)
        {
            var owners = _owners.GetValueOrDefault(channel) ?? [];
            if (claim.Winners.Count > 1)
                scene.Violations.Add(ViolationKind.NameTwice, $"channel {channel} was given to {string.Join(" and ", claim.Winners)}");
            if (_channelIds.TryGetValue(channel, out var ids) && ids.Count > 1)
                scene.Violations.Add(ViolationKind.NameTwice, $"channel {channel} has the ids {string.Join(" and ", ids)}");
            if (owners.Count > 1 || (ids is not null && owners.Count == 0))
                scene.Violations.Add(ViolationKind.Owners, $"channel {channel} has {owners.Count} owners: {string.Join(", ", owners)}");
            var mayBeGone = owners.Count == 0 && scene.Ledger.ChannelName(channel).Allows("");
            Compare(
                (mayBeGone || claim.Winners.All(owners.Contains)) && owners.All(claim.Suitors.Contains),
                () => $"channel {channel} of {string.Join(" or ", claim.Winners)} belongs to {string.Join(" and ", owners.DefaultIfEmpty("nobody"))}");
        }

        var byId = _channelIds.SelectMany(static pair => pair.Value.Select(id => (Id: id, Channel: pair.Key)));
        foreach (var shared in byId.GroupBy(static pair => pair.Id, static pair => pair.Channel, StringComparer.Ordinal).Where(static group => group.Count() > 1))
            scene.Violations.Add(ViolationKind.NameTwice, $"channel id {shared.Key} belongs to {string.Join(" and ", shared)}");
    }

    private async ValueTask CheckSubChannelsAsync(Member owner, CancellationToken cancellation)
    {
        var byChannel = scene.Ledger.SubChannels.Where(pair => scene.Ledger.Channel(pair.Key.Channel).Winners.Contains(owner.Account, StringComparer.Ordinal))
            .GroupBy(static pair => pair.Key.Channel, StringComparer.OrdinalIgnoreCase);
        foreach (var channel in byChannel)
        {
            // One that nobody has in his list is gone, or missed by now.
            if (!_names.TryGetValue(channel.Key, out var called))
                continue;
            var rows = await ReadAsync(owner, "ls_sub_chs", $"-ch_name {called}", cancellation);
            var names = rows.Select(static row => row[3]).ToArray();
            if (names.ToHashSet(StringComparer.OrdinalIgnoreCase).Count < names.Length || rows.Select(static row => row[2]).ToHashSet(StringComparer.Ordinal).Count < names.Length)
                scene.Violations.Add(ViolationKind.NameTwice, $"{channel.Key} has a sub-channel name or id twice: {string.Join(", ", names)}");
            foreach (var ((_, name), cell) in channel)
            {
                var isThere = names.Contains(name, StringComparer.OrdinalIgnoreCase);
                Compare(cell.Allows(isThere), () => $"sub-channel {name} of {channel.Key} is {(isThere ? "there" : "not there")}");
            }
        }
    }

    private async Task CheckRanksAsync(CancellationToken cancellation)
    {
        var rows = await ReadAsync(crowd.Administrators[0], "ls_ranked_cmds", "", cancellation);
        var names = rows.Select(static row => row[0]).ToArray();
        foreach (var name in names.GroupBy(static name => name, StringComparer.OrdinalIgnoreCase).Where(static group => group.Count() > 1))
            scene.Violations.Add(ViolationKind.NameTwice, $"{name.Key} has {name.Count()} ranks");
        foreach (var (name, cell) in scene.Ledger.RankedCommands)
        {
            var isThere = names.Contains(name, StringComparer.OrdinalIgnoreCase);
            Compare(cell.Allows(isThere), () => $"ranked command {name} is {(isThere ? "there" : "not there")}");
        }
    }

    private async Task CheckAccountAsync(string account, Claim claim, CancellationToken cancellation)
    {
        if (claim.Winners.Count > 1)
            scene.Violations.Add(ViolationKind.NameTwice, $"account {account} was created {claim.Winners.Count} times");
        if (claim.Winners.Count > 0)
            await CheckPasswordAsync(account, claim.Winners, cancellation);
    }

    private async Task CheckPasswordAsync(string account, IReadOnlyList<string> passwords, CancellationToken cancellation)
    {
        // It tells by itself that none of the passwords is right.
        await using var peer = new Peer(scene, account, passwords[0], home: 0, room: null);
        foreach (var password in passwords.Skip(1))
            peer.Password.Note(password, Answer.Unknown);
        Interlocked.Increment(ref _compared);
        await peer.LogInAsync(cancellation);
    }

    private async Task<IReadOnlyList<string[]>> ReadAsync(Peer peer, string command, string arguments, CancellationToken cancellation)
    {
        while (true)
        {
            var session = await peer.ReadyAsync(cancellation);
            var outcome = await session.ReadTableAsync(command, arguments);
            if (outcome.Answer == Answer.Acknowledged)
                return [.. TableText.Rows(outcome.Text)];
            if (outcome.Answer == Answer.Refused)
            {
                scene.Violations.Add(ViolationKind.LostChange, $"{command} {arguments} of {peer.Account} was refused");
                return [];
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
        }
    }

    private void Compare(bool isRight, Func<string> story)
    {
        Interlocked.Increment(ref _compared);
        if (!isRight)
            scene.Violations.Add(ViolationKind.LostChange, story());
    }
}
