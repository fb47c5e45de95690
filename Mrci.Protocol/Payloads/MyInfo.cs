using System.Diagnostics.CodeAnalysis;
using Mrci.Protocol.Text;

namespace Mrci.Protocol.Payloads;

/// <summary>
/// MY_INFO, 453 bytes (P-3.8): 0 PEER_INFO of the own session, 300 email <c>T(64)</c>, 428 group name <c>T(12)</c>,
/// 452 email confirmed. Longer texts are cut (P-2.4).
/// </summary>
/// <param name="Peer">The own session.</param>
/// <param name="Email">Email address, at most 64 code units.</param>
/// <param name="GroupName">Group name, at most 12 code units.</param>
/// <param name="EmailConfirmed">Whether the address has been confirmed.</param>
public sealed record MyInfo(PeerInfo Peer, string Email, string GroupName, bool EmailConfirmed)
{
    /// <summary>Size in bytes.</summary>
    public const int Size = 453;

    private const int EmailOffset = PeerInfo.Size;
    private const int GroupNameOffset = 428;
    private const int EmailConfirmedOffset = 452;

    /// <summary>Reads the payload; false unless it has exactly <see cref="Size"/> bytes.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, [NotNullWhen(true)] out MyInfo? info)
    {
        info = payload.Length == Size && PeerInfo.TryRead(payload[..PeerInfo.Size], out var peer)
            ? new MyInfo(
                peer,
                FixedText.Read(payload[EmailOffset..GroupNameOffset]),
                FixedText.Read(payload[GroupNameOffset..EmailConfirmedOffset]),
                payload[EmailConfirmedOffset] != 0)
            : null;
        return info is not null;
    }

    /// <summary>Writes the payload.</summary>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> is too short.</exception>
    public void Write(Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, Size, nameof(destination));
        Peer.Write(destination);
        FixedText.Write(Email, destination[EmailOffset..GroupNameOffset]);
        FixedText.Write(GroupName, destination[GroupNameOffset..EmailConfirmedOffset]);
        destination[EmailConfirmedOffset] = EmailConfirmed ? (byte)1 : (byte)0;
    }

    /// <summary>The payload as bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        Write(bytes);
        return bytes;
    }
}
