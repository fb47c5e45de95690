using Mrci.Domain.Peers;
using Mrci.Protocol.Identifiers;

namespace Mrci.Grains.Sessions.Peers;

/// <summary>The other sessions that a session has to do with. Strangers are forgotten when there are many of them.</summary>
internal sealed class PeerContacts(PeerLinks links)
{
    private const int MaximumStrangers = 10 * PeerLinks.DefaultLimit;

    private readonly Dictionary<SessionId, PeerContact> _contacts = [];

    public PeerContact? Find(SessionId peer) => _contacts.GetValueOrDefault(peer);

    public PeerContact Get(SessionId peer, string front)
    {
        if (_contacts.TryGetValue(peer, out var contact))
            return contact;
        if (_contacts.Count >= MaximumStrangers)
            ForgetStrangers();
        contact = new PeerContact(front);
        _contacts.Add(peer, contact);
        return contact;
    }

    private void ForgetStrangers()
    {
        foreach (var peer in _contacts.Keys)
        {
            if (links[peer] == PeerRelation.None)
                _contacts.Remove(peer);
        }
    }
}
