using System.Buffers;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.Session;

namespace Mrci.Engine.Tests.Messages;

/// <summary>A serialised message, taken apart far enough to be what an older or a newer version of the code would have written.</summary>
internal sealed class WireMessage
{
    private readonly byte[] _bytes;
    private readonly SerializerSessionPool _sessions;
    private readonly int _end;
    private (int Start, int End)? _last;

    public WireMessage(byte[] bytes, SerializerSessionPool sessions)
    {
        _bytes = bytes;
        _sessions = sessions;
        using var session = sessions.GetSession();
        var reader = Reader.Create(bytes, session);
        reader.ReadFieldHeader();
        while (true)
        {
            var start = (int)reader.Position;
            var field = reader.ReadFieldHeader();
            if (field.IsEndObject)
            {
                _end = start;
                return;
            }

            // Members of the base come first and have an end of their own.
            if (field.IsEndBaseFields)
            {
                _last = null;
                continue;
            }

            reader.SkipField(field);
            _last = (start, (int)reader.Position);
        }
    }

    /// <summary>As written before the last member was added; null when the type itself has none.</summary>
    public byte[]? Older() => _last is { } last ? [.. _bytes[..last.Start], .. _bytes[last.End..]] : null;

    /// <summary>As written after one more member has been added.</summary>
    public byte[] Newer()
    {
        var added = new ArrayBufferWriter<byte>();
        using var session = _sessions.GetSession();
        var writer = Writer.Create(added, session);
        Int64Codec.WriteField(ref writer, 100, 4711);
        writer.Commit();
        return [.. _bytes[.._end], .. added.WrittenSpan, .. _bytes[_end..]];
    }
}
