using System.Buffers.Binary;
using System.Numerics;

namespace Mrci.Protocol.Hashing;

/// <summary>
/// SHA3-224 (FIPS 202) and the pre-standard Keccak-256 and Keccak-512, none of which the base library has. Used for session
/// ids (P-1.17) and for records of old databases (D-308, D-312).
/// </summary>
public static class Keccak
{
    private const int Lanes = 25;
    private const int StateSize = Lanes * sizeof(ulong);

    // First padding byte: domain bits of the algorithm and the first bit of pad10*1.
    private const byte KeccakPadding = 0x01;
    private const byte Sha3Padding = 0x06;

    private static ReadOnlySpan<ulong> RoundConstants =>
    [
        0x0000000000000001, 0x0000000000008082, 0x800000000000808A, 0x8000000080008000, 0x000000000000808B, 0x0000000080000001,
        0x8000000080008081, 0x8000000000008009, 0x000000000000008A, 0x0000000000000088, 0x0000000080008009, 0x000000008000000A,
        0x000000008000808B, 0x800000000000008B, 0x8000000000008089, 0x8000000000008003, 0x8000000000008002, 0x8000000000000080,
        0x000000000000800A, 0x800000008000000A, 0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
    ];

    // Steps rho and pi along the cycle that starts at lane 1: where each lane goes, and by how many bits it is turned.
    private static ReadOnlySpan<byte> PiLanes =>
        [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1];

    private static ReadOnlySpan<byte> RhoOffsets =>
        [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44];

    /// <summary>SHA3-224 of <paramref name="data"/> into the first 28 bytes of <paramref name="hash"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="hash"/> is too short.</exception>
    public static void Sha3224(ReadOnlySpan<byte> data, Span<byte> hash) => Hash(data, hash, 28, Sha3Padding);

    /// <summary>SHA3-224 of <paramref name="data"/>, 28 bytes.</summary>
    public static byte[] Sha3224(ReadOnlySpan<byte> data)
    {
        var hash = new byte[28];
        Sha3224(data, hash);
        return hash;
    }

    /// <summary>Pre-standard Keccak-256 of <paramref name="data"/> into the first 32 bytes of <paramref name="hash"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="hash"/> is too short.</exception>
    public static void Keccak256(ReadOnlySpan<byte> data, Span<byte> hash) => Hash(data, hash, 32, KeccakPadding);

    /// <summary>Pre-standard Keccak-256 of <paramref name="data"/>, 32 bytes.</summary>
    public static byte[] Keccak256(ReadOnlySpan<byte> data)
    {
        var hash = new byte[32];
        Keccak256(data, hash);
        return hash;
    }

    /// <summary>Pre-standard Keccak-512 of <paramref name="data"/> into the first 64 bytes of <paramref name="hash"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="hash"/> is too short.</exception>
    public static void Keccak512(ReadOnlySpan<byte> data, Span<byte> hash) => Hash(data, hash, 64, KeccakPadding);

    /// <summary>Pre-standard Keccak-512 of <paramref name="data"/>, 64 bytes.</summary>
    public static byte[] Keccak512(ReadOnlySpan<byte> data)
    {
        var hash = new byte[64];
        Keccak512(data, hash);
        return hash;
    }

    private static void Hash(ReadOnlySpan<byte> data, Span<byte> hash, int hashSize, byte padding)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hash.Length, hashSize, nameof(hash));
        var rate = StateSize - (2 * hashSize);
        Span<ulong> state = stackalloc ulong[Lanes];
        state.Clear();

        for (; data.Length >= rate; data = data[rate..])
        {
            Absorb(state, data[..rate]);
            Permute(state);
        }

        Span<byte> last = stackalloc byte[rate];
        last.Clear();
        data.CopyTo(last);
        last[data.Length] = padding;
        last[rate - 1] |= 0x80;
        Absorb(state, last);
        Permute(state);

        // Every hash here is shorter than the rate: one squeeze is enough.
        Span<byte> output = stackalloc byte[StateSize];
        for (var i = 0; i < Lanes; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(output[(i * sizeof(ulong))..], state[i]);
        output[..hashSize].CopyTo(hash);
    }

    private static void Absorb(Span<ulong> state, ReadOnlySpan<byte> block)
    {
        for (var i = 0; i < block.Length / sizeof(ulong); i++)
            state[i] ^= BinaryPrimitives.ReadUInt64LittleEndian(block[(i * sizeof(ulong))..]);
    }

    private static void Permute(Span<ulong> state)
    {
        Span<ulong> row = stackalloc ulong[5];
        foreach (var constant in RoundConstants)
        {
            Theta(state, row);
            RhoPi(state);
            Chi(state, row);
            state[0] ^= constant;
        }
    }

    private static void Theta(Span<ulong> state, Span<ulong> parity)
    {
        for (var x = 0; x < 5; x++)
            parity[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
        for (var x = 0; x < 5; x++)
        {
            var change = parity[(x + 4) % 5] ^ BitOperations.RotateLeft(parity[(x + 1) % 5], 1);
            for (var y = 0; y < Lanes; y += 5)
                state[y + x] ^= change;
        }
    }

    private static void RhoPi(Span<ulong> state)
    {
        var moving = state[1];
        for (var i = 0; i < PiLanes.Length; i++)
        {
            var lane = PiLanes[i];
            (state[lane], moving) = (BitOperations.RotateLeft(moving, RhoOffsets[i]), state[lane]);
        }
    }

    private static void Chi(Span<ulong> state, Span<ulong> row)
    {
        for (var y = 0; y < Lanes; y += 5)
        {
            state.Slice(y, 5).CopyTo(row);
            for (var x = 0; x < 5; x++)
                state[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
        }
    }
}
