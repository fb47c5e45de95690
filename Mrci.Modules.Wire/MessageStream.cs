using System.Buffers.Binary;

namespace Mrci.Modules.Wire;

/// <summary>
/// Messages on a byte stream, little-endian: length of the body (4 bytes), kind (1), session (4), command (2), call (4), body. Reading and writing
/// may go on at the same time; two writers have to take turns.
/// </summary>
/// <param name="input">What is read from; a buffered stream, or each message costs two reads.</param>
public sealed class MessageStream(Stream input)
{
    /// <summary>Version of this format and of the bodies.</summary>
    public const uint Version = 1;

    /// <summary>Size of what comes before the body, bytes.</summary>
    public const int HeaderSize = 15;

    /// <summary>Longest body, bytes: the longest payload (P-2.11), and as much again for what goes along.</summary>
    public const int MaxBody = 32 * 1024 * 1024;

    private readonly byte[] _header = new byte[HeaderSize];

    /// <summary>Reads the next message.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The message; null at the end of the stream.</returns>
    /// <exception cref="InvalidDataException">What came is no message.</exception>
    public async ValueTask<Message?> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (await input.ReadAtLeastAsync(_header, HeaderSize, throwOnEndOfStream: false, cancellationToken) < HeaderSize)
            return null;
        var body = NewBody();
        return await input.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken) == body.Length ? Take(body) : null;
    }

    /// <summary>Reads the next message on the calling thread.</summary>
    /// <returns>The message; null at the end of the stream.</returns>
    /// <exception cref="InvalidDataException">What came is no message.</exception>
    public Message? Read()
    {
        if (input.ReadAtLeast(_header, HeaderSize, throwOnEndOfStream: false) < HeaderSize)
            return null;
        var body = NewBody();
        return input.ReadAtLeast(body, body.Length, throwOnEndOfStream: false) == body.Length ? Take(body) : null;
    }

    /// <summary>Puts a message into bytes.</summary>
    /// <param name="message">The message.</param>
    /// <returns>Header and body.</returns>
    public static byte[] Encode(in Message message)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(message.Body.Length, MaxBody, nameof(message));
        var bytes = new byte[HeaderSize + message.Body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, message.Body.Length);
        bytes[4] = (byte)message.Kind;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(5), message.Session);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(9), message.Command);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(11), message.Call);
        message.Body.Span.CopyTo(bytes.AsSpan(HeaderSize));
        return bytes;
    }

    private byte[] NewBody()
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(_header);
        if (length is < 0 or > MaxBody)
            throw new InvalidDataException($"A message cannot have a body of {length} bytes.");
        return length == 0 ? [] : new byte[length];
    }

    private Message Take(byte[] body) => new(
        (MessageKind)_header[4],
        BinaryPrimitives.ReadInt32LittleEndian(_header.AsSpan(5)),
        BinaryPrimitives.ReadUInt16LittleEndian(_header.AsSpan(9)),
        BinaryPrimitives.ReadInt32LittleEndian(_header.AsSpan(11)),
        body);
}
