using System.Text;
using Mrci.Protocol.Payloads;

namespace Mrci.Grains.Channels;

/// <summary>
/// Payload of a LIMITED_CAST of type PING_PEERS inside the host: 0 PEER_INFO of the sender, 300 name of the front end that holds him in UTF-8.
/// Clients get the PEER_INFO alone (P-7.22).
/// </summary>
public static class PingPayload
{
    /// <summary>Makes a payload.</summary>
    public static byte[] Create(PeerInfo sender, string front)
    {
        var payload = new byte[PeerInfo.Size + Encoding.UTF8.GetByteCount(front)];
        sender.Write(payload);
        Encoding.UTF8.GetBytes(front, payload.AsSpan(PeerInfo.Size));
        return payload;
    }

    /// <summary>Takes a payload apart; false when it is too short.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out ReadOnlySpan<byte> sender, out string front)
    {
        var fits = payload.Length >= PeerInfo.Size;
        sender = fits ? payload[..PeerInfo.Size] : [];
        front = fits ? Encoding.UTF8.GetString(payload[PeerInfo.Size..]) : "";
        return fits;
    }
}
