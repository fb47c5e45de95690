using System.IO.Compression;
using System.Text;
using Mrci.Modules.Packages;

namespace Mrci.Modules.Tests.Packages;

/// <summary>Writes archives byte by byte, so that they can say what no decent program would.</summary>
internal static class ZipFile
{
    private const ushort Utf8Names = 1 << 11;
    private const ushort Deflate = 8;

    public static byte[] Make(params ZipEntry[] entries) => Make(comment: "", entries);

    public static byte[] Make(string comment, params ZipEntry[] entries)
    {
        var archive = new MemoryStream();
        var directory = new MemoryStream();
        foreach (var entry in entries)
            Write(archive, directory, entry);

        var start = (uint)archive.Length;
        archive.Write(directory.ToArray());
        var end = new BinaryWriter(archive);
        end.Write(0x06054B50u);
        end.Write(0u);
        end.Write((ushort)entries.Length);
        end.Write((ushort)entries.Length);
        end.Write((uint)directory.Length);
        end.Write(start);
        end.Write((ushort)comment.Length);
        end.Write(Encoding.ASCII.GetBytes(comment));
        return archive.ToArray();
    }

    public static byte[] Packed(byte[] content)
    {
        var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            deflate.Write(content);
        return packed.ToArray();
    }

    private static void Write(MemoryStream archive, MemoryStream directory, ZipEntry entry)
    {
        var name = Encoding.UTF8.GetBytes(entry.Name);
        var packed = entry.IsStored ? entry.Content : Packed(entry.Content);
        var offset = (uint)archive.Length;
        var local = new BinaryWriter(archive);
        local.Write(0x04034B50u);
        WriteFacts(local, entry, name, packed);
        local.Write(name);
        local.Write(packed);

        var central = new BinaryWriter(directory);
        central.Write(0x02014B50u);
        central.Write((ushort)(3 << 8 | 20)); // made by Unix
        WriteFacts(central, entry, name, packed);
        central.Write((ushort)0);
        central.Write((ushort)0);
        central.Write((ushort)0);
        central.Write(entry.Attributes);
        central.Write(offset);
        central.Write(name);
    }

    // What the header before an entry and the one in the directory have in common.
    private static void WriteFacts(BinaryWriter header, ZipEntry entry, byte[] name, byte[] packed)
    {
        header.Write((ushort)20);
        header.Write((ushort)(entry.Flags | Utf8Names));
        header.Write(entry.Method ?? (entry.IsStored ? (ushort)0 : Deflate));
        header.Write(0x00210000u); // 1980-01-01
        header.Write(entry.ClaimedChecksum ?? Checksum.End(Checksum.Add(Checksum.Start, entry.Content)));
        header.Write((uint)packed.Length);
        header.Write(entry.ClaimedLength ?? (uint)entry.Content.Length);
        header.Write((ushort)name.Length);
        header.Write((ushort)0);
    }
}
