using System.Collections.Concurrent;
using Mrci.Grains.Events;
using Mrci.Grains.Streams;
using Mrci.Protocol.Frames;

namespace Mrci.TcpFront.Hub;

/// <summary>What is for single sessions of this front end (P-7.21, P-7.24). All of them are joined, and each item finds its own.</summary>
internal sealed class PeerRoute(StreamKey key, IStreamSource source) : Route<HostEvent>(StreamNames.Of(key), source)
{
    private readonly ConcurrentDictionary<string, HubMember> _sessions = new(StringComparer.Ordinal);

    public override bool IsEmpty => _sessions.IsEmpty;

    public override void Join(HubMember member) => _sessions[member.SessionId] = member;

    public override void Leave(HubMember member) => _sessions.TryRemove(KeyValuePair.Create(member.SessionId, member));

    protected override void OnNext(HostEvent item)
    {
        if (item is not PeerEvent message || !_sessions.TryGetValue(message.Target, out var member))
            return;

        // Nothing of the session is needed for these, so they take the way of casts.
        if (message is PeerReply reply)
            member.Target.Deliver(FrameWriter.ToArray((FrameType)reply.Type, (ushort)AsyncCommand.ToPeer, reply.Payload));
        else
            member.Target.Notify(message);
    }
}
