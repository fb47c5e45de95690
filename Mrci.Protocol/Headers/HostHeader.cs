using Mrci.Protocol.Identifiers;

namespace Mrci.Protocol.Headers;

/// <summary>The 35 bytes the host answers with (P-1.8): 0 reply, 1 version, 7 session id.</summary>
/// <param name="Reply">Reply code 1–4 (P-1.10).</param>
/// <param name="Version">Version of the host.</param>
/// <param name="SessionId">Session id, filled in with every reply.</param>
public readonly record struct HostHeader(HostReply Reply, ProtocolVersion Version, SessionId SessionId)
{
    /// <summary>Size in bytes.</summary>
    public const int Size = 35;

    private const int VersionOffset = 1;
    private const int SessionIdOffset = 7;

    /// <summary>Reads a header; false if there are fewer than <see cref="Size"/> bytes or the reply code is not 1–4.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, out HostHeader header)
    {
        header = default;
        if (source.Length < Size || (HostReply)source[0] is < HostReply.Accepted or > HostReply.NoCertificate)
            return false;

        header = new HostHeader(
            (HostReply)source[0],
            ProtocolVersion.Read(source[VersionOffset..]),
            SessionId.Read(source[SessionIdOffset..]));
        return true;
    }

    /// <summary>Writes the header.</summary>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> is too short.</exception>
    public void Write(Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, Size, nameof(destination));
        destination[0] = (byte)Reply;
        Version.Write(destination[VersionOffset..]);
        SessionId.Write(destination[SessionIdOffset..]);
    }

    /// <summary>The header as bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        Write(bytes);
        return bytes;
    }
}
