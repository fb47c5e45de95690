using Mrci.Domain.Sessions;
using Mrci.Grains.Users;

namespace Mrci.Grains.Sessions.Login;

/// <summary>The channels the user is an accepted member of, by id; keeps the list of names in the state in step (P-6.3).</summary>
internal sealed class SessionMemberships(SessionState state)
{
    private readonly Dictionary<ulong, string> _names = [];

    public IReadOnlyCollection<ulong> ChannelIds => _names.Keys;

    /// <summary>Counts the changes.</summary>
    public int Version { get; private set; }

    public bool Contains(ulong channelId) => _names.ContainsKey(channelId);

    public void Add(ulong channelId, string name)
    {
        Remove(channelId);
        _names.Add(channelId, name);
        Version++;
        state.AddChannel(name);
    }

    public void Remove(ulong channelId)
    {
        if (!_names.Remove(channelId, out var name))
            return;
        Version++;
        state.RemoveChannel(name);
    }

    /// <summary>Takes over the whole list; invitations grant nothing and are left out (P-8.9).</summary>
    public void Replace(IReadOnlyList<Membership> memberships)
    {
        var accepted = memberships.Where(static membership => !membership.Pending)
            .ToDictionary(static membership => membership.ChannelId, static membership => membership.ChannelName);
        if (accepted.Count == _names.Count && !accepted.Except(_names).Any())
            return;
        _names.Clear();
        foreach (var (channelId, name) in accepted)
            _names.Add(channelId, name);
        Version++;
        state.ReplaceChannels(_names.Values);
    }

    public void Clear() => Replace([]);
}
