using System.Buffers.Binary;
using System.Numerics;

namespace Mrci.Engine.Embedded.Identities;

// xxHash32 with seed 0, as the public specification of the algorithm describes it, with its four bytes in reverse order, as Orleans
// reads them. Orleans names rows of the grain-state table by it, so it decides whether a database can move between the engines.
internal static class StableHash
{
    private const uint Prime1 = 2654435761;
    private const uint Prime2 = 2246822519;
    private const uint Prime3 = 3266489917;
    private const uint Prime4 = 668265263;
    private const uint Prime5 = 374761393;
    private const int StripeSize = 16;

    public static uint Compute(ReadOnlySpan<byte> data)
    {
        unchecked
        {
            var rest = data;
            uint hash;
            if (data.Length >= StripeSize)
            {
                uint a = Prime1 + Prime2, b = Prime2, c = 0, d = 0u - Prime1;
                while (rest.Length >= StripeSize)
                {
                    a = Round(a, rest);
                    b = Round(b, rest[4..]);
                    c = Round(c, rest[8..]);
                    d = Round(d, rest[12..]);
                    rest = rest[StripeSize..];
                }

                hash = BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7)
                    + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18);
            }
            else
            {
                hash = Prime5;
            }

            hash += (uint)data.Length;
            while (rest.Length >= sizeof(uint))
            {
                hash = BitOperations.RotateLeft(hash + (BinaryPrimitives.ReadUInt32LittleEndian(rest) * Prime3), 17) * Prime4;
                rest = rest[sizeof(uint)..];
            }

            foreach (var value in rest)
                hash = BitOperations.RotateLeft(hash + (value * Prime5), 11) * Prime1;

            hash = (hash ^ (hash >> 15)) * Prime2;
            hash = (hash ^ (hash >> 13)) * Prime3;
            return BinaryPrimitives.ReverseEndianness(hash ^ (hash >> 16));
        }
    }

    private static uint Round(uint lane, ReadOnlySpan<byte> input)
        => unchecked(BitOperations.RotateLeft(lane + (BinaryPrimitives.ReadUInt32LittleEndian(input) * Prime2), 13) * Prime1);
}
