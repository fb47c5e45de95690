using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Mrci.Modules.Wire.Bodies;

/// <summary>Writes the body of a message, little-endian. Texts are UTF-16 as they are in memory, so that none is changed on the way.</summary>
public sealed class BodyWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>What has been written.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    /// <summary>Writes a byte.</summary>
    public BodyWriter Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
        return this;
    }

    /// <summary>Writes a flag as a byte.</summary>
    public BodyWriter Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>Writes two bytes.</summary>
    public BodyWriter UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes.GetSpan(sizeof(ushort)), value);
        _bytes.Advance(sizeof(ushort));
        return this;
    }

    /// <summary>Writes four bytes.</summary>
    public BodyWriter UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.GetSpan(sizeof(uint)), value);
        _bytes.Advance(sizeof(uint));
        return this;
    }

    /// <summary>Writes eight bytes.</summary>
    public BodyWriter UInt64(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes.GetSpan(sizeof(ulong)), value);
        _bytes.Advance(sizeof(ulong));
        return this;
    }

    /// <summary>Writes a count of four bytes.</summary>
    public BodyWriter Count(int value) => UInt32(checked((uint)value));

    /// <summary>Writes bytes without their length.</summary>
    public BodyWriter Bytes(ReadOnlySpan<byte> value)
    {
        _bytes.Write(value);
        return this;
    }

    /// <summary>Writes a text with its length.</summary>
    public BodyWriter Text(string value)
    {
        Count(value.Length);
        return Bytes(MemoryMarshal.AsBytes(value.AsSpan()));
    }

    /// <summary>Writes texts with their count.</summary>
    public BodyWriter Texts(IReadOnlyCollection<string> values)
    {
        Count(values.Count);
        foreach (var value in values)
            Text(value);
        return this;
    }
}
