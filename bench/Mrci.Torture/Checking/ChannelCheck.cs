using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;
using Mrci.Torture.Workload;

namespace Mrci.Torture.Checking;

/// <summary>Compares channels, their names, owners, members, and levels: what users see of themselves, and what owners see of their members.</summary>
/// <param name="scene">The run.</param>
/// <param name="reader">Asks.</param>
internal sealed class ChannelCheck(Scene scene, StoreReader reader)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, HashSet<string>> _ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> _owners = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Compares them.</summary>
    public async Task RunAsync(IReadOnlyList<Member> asking, CancellationToken cancellation)
    {
        await StoreReader.ForEachAsync(asking, CheckListAsync, cancellation);
        CheckChannels();
        await StoreReader.ForEachAsync(asking, CheckMembersAsync, cancellation);
    }

    /// <summary>What each channel of an owner is called, by its first name.</summary>
    public IReadOnlyDictionary<string, string> NamesOf(string owner) => _owners
        .Where(pair => pair.Value.Contains(owner, StringComparer.Ordinal))
        .ToDictionary(static pair => pair.Key, pair => _names[pair.Key], StringComparer.OrdinalIgnoreCase);

    private async ValueTask CheckListAsync(Member client, CancellationToken cancellation)
    {
        var found = new Dictionary<string, Membership>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in (await reader.ReadAsync(client, "ls_chs", "", cancellation)).Select(MembershipRow.From))
        {
            var channel = scene.Ledger.FirstName(row.ChannelName);
            reader.Compare(scene.Ledger.ChannelName(channel), row.ChannelName, $"the name of channel {channel} in ls_chs of {client.Account}");
            if (!found.TryAdd(channel, row.Membership))
                scene.Violations.Add(ViolationKind.NameTwice, $"ls_chs of {client.Account} has {channel} twice");
            Note(channel, row.ChannelName, row.ChannelId, row.Membership == Membership.Owner ? client.Account : null);
        }

        foreach (var ((channel, _), cell) in scene.Ledger.Memberships.Where(pair => pair.Key.User == client.Account))
        {
            reader.Compare(cell, found.GetValueOrDefault(channel, Membership.None), $"{client.Account} in ls_chs of his own, in {channel},");
            found.Remove(channel);
        }

        foreach (var (channel, actual) in found)
            scene.Violations.Add(ViolationKind.UnaskedChange, $"{client.Account} is {actual} in {channel}, for which nobody has asked");
    }

    private void Note(string channel, string name, string id, string? owner)
    {
        lock (_gate)
        {
            _names[channel] = name;
            if (!_ids.TryGetValue(channel, out var ids))
                _ids.Add(channel, ids = []);
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
            if (_ids.TryGetValue(channel, out var ids) && ids.Count > 1)
                scene.Violations.Add(ViolationKind.NameTwice, $"channel {channel} has the ids {string.Join(" and ", ids)}");
            if (owners.Count > 1 || (ids is not null && owners.Count == 0))
                scene.Violations.Add(ViolationKind.Owners, $"channel {channel} has {owners.Count} owners: {string.Join(", ", owners)}");
            var mayBeGone = owners.Count == 0 && scene.Ledger.ChannelName(channel).Allows("");
            reader.Compare(
                (mayBeGone || claim.Winners.All(winner => owners.Contains(winner) || MayHaveGivenAway(channel, winner)))
                    && owners.All(owner => scene.Ledger.Membership(channel, owner).Allows(Membership.Owner)),
                () => $"channel {channel} of {string.Join(" or ", claim.Winners)} belongs to {string.Join(" and ", owners.DefaultIfEmpty("nobody"))}");
        }

        var byId = _ids.SelectMany(static pair => pair.Value.Select(id => (Id: id, Channel: pair.Key)));
        foreach (var shared in byId.GroupBy(static pair => pair.Id, static pair => pair.Channel, StringComparer.Ordinal).Where(static group => group.Count() > 1))
            scene.Violations.Add(ViolationKind.NameTwice, $"channel id {shared.Key} belongs to {string.Join(" and ", shared)}");
    }

    private bool MayHaveGivenAway(string channel, string winner) =>
        scene.Ledger.Membership(channel, winner).Possible.Any(static membership => membership != Membership.Owner);

    private async ValueTask CheckMembersAsync(Member owner, CancellationToken cancellation)
    {
        foreach (var (channel, name) in NamesOf(owner.Account))
        {
            var rows = (await reader.ReadAsync(owner, "ls_ch_members", $"-ch_name {name}", cancellation)).Select(MembershipRow.From).ToArray();
            foreach (var user in rows.GroupBy(static row => row.User, StringComparer.OrdinalIgnoreCase).Where(static user => user.Count() > 1))
                scene.Violations.Add(ViolationKind.NameTwice, $"ls_ch_members of {channel} has {user.Key} twice");
            var found = rows.ToLookup(static row => row.User, static row => row.Membership, StringComparer.OrdinalIgnoreCase);
            var known = scene.Ledger.Memberships.Where(pair => pair.Key.Channel == channel).ToArray();
            foreach (var ((_, user), cell) in known)
                reader.Compare(cell, found[user].FirstOrDefault(Membership.None), $"{user} in ls_ch_members of {channel}");
            foreach (var user in found.Select(static user => user.Key).Except(known.Select(static pair => pair.Key.User), StringComparer.OrdinalIgnoreCase))
                scene.Violations.Add(ViolationKind.UnaskedChange, $"ls_ch_members of {channel} has {user}, for which nobody has asked");
        }
    }
}
