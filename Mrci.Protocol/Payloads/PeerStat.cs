using Mrci.Protocol.Identifiers;

namespace Mrci.Protocol.Payloads;

/// <summary>PEER_STAT, 83 bytes (P-3.9): 0 session id, 28 channel list after the change, 82 is disconnected.</summary>
/// <param name="SessionId">Id of the peer.</param>
/// <param name="Channels">What the peer has open after the change.</param>
/// <param name="Disconnected">Whether the peer is gone; its session id is then dead.</param>
public readonly record struct PeerStat(SessionId SessionId, ChannelList Channels, bool Disconnected)
{
    /// <summary>Size in bytes.</summary>
    public const int Size = 83;

    private const int ChannelsOffset = 28;
    private const int DisconnectedOffset = 82;

    /// <summary>Reads the payload; false unless it has exactly <see cref="Size"/> bytes.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out PeerStat stat)
    {
        var fits = payload.Length == Size;
        stat = fits
            ? new PeerStat(SessionId.Read(payload), ChannelList.Read(payload[ChannelsOffset..]), payload[DisconnectedOffset] != 0)
            : default;
        return fits;
    }

    /// <summary>Writes the payload.</summary>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> is too short.</exception>
    public void Write(Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, Size, nameof(destination));
        SessionId.Write(destination);
        Channels.Write(destination[ChannelsOffset..]);
        destination[DisconnectedOffset] = Disconnected ? (byte)1 : (byte)0;
    }

    /// <summary>The payload as bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        Write(bytes);
        return bytes;
    }
}
