using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Mrci.Modules.Wire.Bodies;

/// <summary>Reads the body of a message as <see cref="BodyWriter"/> wrote it.</summary>
/// <param name="body">The body.</param>
/// <remarks>The other side is of the same build: a body that is too short is a defect, or memory that a module has spoilt, and ends the connection.</remarks>
public struct BodyReader(ReadOnlyMemory<byte> body)
{
    private ReadOnlyMemory<byte> _rest = body;

    /// <summary>What has not been read.</summary>
    public readonly ReadOnlyMemory<byte> Rest => _rest;

    /// <summary>Reads a byte.</summary>
    public byte Byte() => Take(1).Span[0];

    /// <summary>Reads a flag.</summary>
    public bool Flag() => Byte() != 0;

    /// <summary>Reads two bytes.</summary>
    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)).Span);

    /// <summary>Reads four bytes.</summary>
    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)).Span);

    /// <summary>Reads eight bytes.</summary>
    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)).Span);

    /// <summary>Reads a count; no more than there are bytes left.</summary>
    public int Count()
    {
        var count = UInt32();
        return count <= _rest.Length ? (int)count : throw new InvalidDataException($"A body with {_rest.Length} bytes left cannot have {count} items.");
    }

    /// <summary>Reads bytes.</summary>
    public ReadOnlyMemory<byte> Bytes(int length) => Take(length);

    /// <summary>Reads a text.</summary>
    public string Text() => new(MemoryMarshal.Cast<byte, char>(Take(checked(Count() * sizeof(char))).Span));

    /// <summary>Reads texts.</summary>
    public string[] Texts()
    {
        var texts = new string[Count()];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = Text();
        return texts;
    }

    private ReadOnlyMemory<byte> Take(int length)
    {
        if (length > _rest.Length)
            throw new InvalidDataException($"A body ends {length - _rest.Length} bytes too early.");
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
