namespace Mrci.Modules.Packages;

/// <summary>CRC-32 as zip archives have it. Compared here, because not every version of .NET's reader does.</summary>
internal static class Checksum
{
    /// <summary>Before the first byte.</summary>
    public const uint Start = uint.MaxValue;

    // The polynomial of IEEE 802.3, lowest bit first.
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = MakeTable();

    /// <summary>Takes more bytes into account.</summary>
    public static uint Add(uint checksum, ReadOnlySpan<byte> bytes)
    {
        foreach (var each in bytes)
            checksum = (checksum >> 8) ^ Table[(byte)(checksum ^ each)];
        return checksum;
    }

    /// <summary>The checksum of all bytes that were added.</summary>
    public static uint End(uint checksum) => ~checksum;

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var value = 0u; value < table.Length; value++)
        {
            var entry = value;
            for (var bit = 0; bit < 8; bit++)
                entry = (entry >> 1) ^ ((entry & 1) * Polynomial);
            table[value] = entry;
        }

        return table;
    }
}
