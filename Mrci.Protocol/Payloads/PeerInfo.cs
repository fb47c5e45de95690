using System.Diagnostics.CodeAnalysis;
using Mrci.Protocol.Identifiers;
using Mrci.Protocol.Text;

namespace Mrci.Protocol.Payloads;

/// <summary>
/// PEER_INFO, 300 bytes (P-3.7): 0 session id, 28 user id, 60 user name <c>T(24)</c>, 108 application name <c>T(64)</c>,
/// 236 display name <c>T(32)</c>. Longer names are cut (P-2.4).
/// </summary>
/// <param name="SessionId">Id of the session described.</param>
/// <param name="UserId">Id of its user; empty if nobody is logged in.</param>
/// <param name="UserName">User name, at most 24 code units; empty if nobody is logged in.</param>
/// <param name="AppName">Client application name, at most 64 code units.</param>
/// <param name="DisplayName">Display name, at most 32 code units.</param>
public sealed record PeerInfo(SessionId SessionId, UserId UserId, string UserName, string AppName, string DisplayName)
{
    /// <summary>Size in bytes.</summary>
    public const int Size = 300;

    private const int UserIdOffset = 28;
    private const int UserNameOffset = 60;
    private const int AppNameOffset = 108;
    private const int DisplayNameOffset = 236;

    /// <summary>Reads the payload; false unless it has exactly <see cref="Size"/> bytes.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, [NotNullWhen(true)] out PeerInfo? info)
    {
        info = payload.Length != Size ? null : new PeerInfo(
            SessionId.Read(payload),
            UserId.Read(payload[UserIdOffset..]),
            FixedText.Read(payload[UserNameOffset..AppNameOffset]),
            FixedText.Read(payload[AppNameOffset..DisplayNameOffset]),
            FixedText.Read(payload[DisplayNameOffset..]));
        return info is not null;
    }

    /// <summary>Writes the payload.</summary>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> is too short.</exception>
    public void Write(Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, Size, nameof(destination));
        SessionId.Write(destination);
        UserId.Write(destination[UserIdOffset..]);
        FixedText.Write(UserName, destination[UserNameOffset..AppNameOffset]);
        FixedText.Write(AppName, destination[AppNameOffset..DisplayNameOffset]);
        FixedText.Write(DisplayName, destination[DisplayNameOffset..Size]);
    }

    /// <summary>The payload as bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        Write(bytes);
        return bytes;
    }
}
