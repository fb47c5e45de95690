using System.Buffers;

namespace Mrci.Grains.Sessions;

/// <summary>Collects the frames of one call; holds no memory between calls, so an idle session costs none.</summary>
internal sealed class OutputBuffer : IBufferWriter<byte>
{
    // A my_info answer of a logged-in session fits.
    private const int FirstSize = 2048;

    private byte[] _buffer = [];
    private int _written;

    /// <inheritdoc />
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _buffer.Length - _written);
        _written += count;
    }

    /// <inheritdoc />
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _buffer.AsMemory(_written);
    }

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _buffer.AsSpan(_written);
    }

    /// <summary>Hands out what was written and starts anew.</summary>
    public byte[] Take()
    {
        if (_buffer.Length == 0)
            return [];
        var output = _buffer.AsSpan(0, _written).ToArray();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _written = 0;
        return output;
    }

    private void Reserve(int sizeHint)
    {
        var needed = checked(_written + Math.Max(sizeHint, 1));
        if (needed <= _buffer.Length)
            return;
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(FirstSize, Math.Max(needed, 2L * _buffer.Length)), Array.MaxLength));
        _buffer.AsSpan(0, _written).CopyTo(larger);
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
