using System.Buffers.Binary;

namespace Mrci.Torture.Casting;

/// <summary>
/// Payload of a cast, 64 bytes: 0 number of the run (u64), 8 number of the sender's session (i32), 12 its cast (i32), 16 a pattern that follows from
/// the two. Little endian.
/// </summary>
/// <param name="Session">Number of the sending session, from 0.</param>
/// <param name="Cast">Number of the cast in that session, from 0.</param>
internal readonly record struct CastMark(int Session, int Cast)
{
    private const int Size = 64;
    private const int SessionOffset = 8;
    private const int CastOffset = 12;
    private const int PatternOffset = 16;

    /// <summary>Reads a payload; false if it is not one of this run, whole.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, ulong run, out CastMark mark)
    {
        mark = default;
        if (payload.Length != Size || BinaryPrimitives.ReadUInt64LittleEndian(payload) != run)
            return false;
        mark = new CastMark(
            BinaryPrimitives.ReadInt32LittleEndian(payload[SessionOffset..]),
            BinaryPrimitives.ReadInt32LittleEndian(payload[CastOffset..]));
        for (var i = PatternOffset; i < Size; i++)
        {
            if (payload[i] != mark.Pattern(i))
                return false;
        }

        return true;
    }

    /// <summary>The payload.</summary>
    public byte[] ToArray(ulong run)
    {
        var payload = new byte[Size];
        BinaryPrimitives.WriteUInt64LittleEndian(payload, run);
        BinaryPrimitives.WriteInt32LittleEndian(payload.AsSpan(SessionOffset), Session);
        BinaryPrimitives.WriteInt32LittleEndian(payload.AsSpan(CastOffset), Cast);
        for (var i = PatternOffset; i < Size; i++)
            payload[i] = Pattern(i);
        return payload;
    }

    private byte Pattern(int index) => (byte)((Session * 31) + (Cast * 7) + index);
}
