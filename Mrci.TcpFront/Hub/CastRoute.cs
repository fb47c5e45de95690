using Mrci.Grains.Channels;
using Mrci.Grains.Events;
using Mrci.Grains.Streams;
using Mrci.Protocol.Frames;
using Mrci.TcpFront.Diagnostics;

namespace Mrci.TcpFront.Hub;

/// <summary>The casts of one sub-channel (P-7.5, P-7.22). The frame is encoded once for all local sessions.</summary>
internal sealed class CastRoute(SubChannelRef subChannel, IStreamSource source, FrontMetrics metrics)
    : Route<CastEvent>(StreamNames.Of(subChannel), source)
{
    protected override void OnNext(CastEvent item)
    {
        // A private type must never reach a client (P-2.7).
        if (FrameTypes.IsPrivate((FrameType)item.Type))
        {
            if (item is { Kind: CastKind.Limited, Type: (byte)FrameType.PingPeers })
                Ping(item);
            return;
        }

        byte[]? frame = null;
        var recipients = 0;
        foreach (var member in Members)
        {
            if (!member.View.Takes(item) || string.Equals(member.SessionId, item.Source, StringComparison.Ordinal))
                continue;
            frame ??= FrameWriter.ToArray((FrameType)item.Type, (ushort)item.Kind, item.Payload);
            member.Target.Deliver(frame);
            recipients++;
        }

        if (recipients > 0)
            metrics.CastDelivered(recipients);
    }

    // The session answers before its client sees the ping (P-7.22).
    private void Ping(CastEvent item)
    {
        PeerPing? ping = null;
        foreach (var member in Members)
        {
            if (member.View.Takes(item) && !string.Equals(member.SessionId, item.Source, StringComparison.Ordinal))
                member.Target.Notify(ping ??= new PeerPing(new EventOrigin(item.Source, item.SourceSequence), item.Payload));
        }
    }
}
