using System.Runtime.InteropServices;

namespace Mrci.Grains.Channels;

/// <summary>The last casts of a sub-channel and how far their senders have come: what an owner and its mirror both know.</summary>
internal sealed class CastLog(TimeProvider time)
{
    /// <summary>The most casts that are kept.</summary>
    public const int MostCasts = 16_384;

    /// <summary>The most bytes that are kept.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    // Objects and references of a cast, beside its payload.
    private const int Overhead = 200;

    private const int MostBytesAtOnce = 1024 * 1024;
    private const int FewSources = 64;

    // Longer than any front end needs to find out what it has missed, and any sender tries again.
    private static readonly TimeSpan MostAge = TimeSpan.FromSeconds(60);

    private readonly Queue<(CastEvent Cast, long Added)> _casts = new();
    private readonly Dictionary<string, (long Sequence, long Seen)> _sources = new(StringComparer.Ordinal);
    private int _sweepAbove = FewSources;
    private long _bytes;

    /// <summary>What <see cref="Last"/> belongs to; 0 for a log that knows nothing.</summary>
    public long Epoch { get; private set; }

    public long Last { get; private set; }

    /// <summary>Begins a count.</summary>
    public void Start(long epoch)
    {
        Epoch = epoch;
        Last = 0;
        _casts.Clear();
        _sources.Clear();
        _bytes = 0;
    }

    /// <summary>Goes on where another log was.</summary>
    public void Load(long epoch, long last, CastEvent[] casts, SourceMark[] sources)
    {
        Start(epoch);
        Last = last - casts.Length;
        foreach (var cast in casts)
            Add(cast);
        foreach (var mark in sources)
            Mark(mark.Source, mark.Sequence);
    }

    /// <summary>Notes how far a sender has come.</summary>
    /// <returns>False for a repeat.</returns>
    public bool Mark(string source, long sequence)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_sources, source, out var isKnown);
        if (isKnown && sequence <= known.Sequence)
            return false;
        known = (sequence, time.GetTimestamp());
        if (_sources.Count > _sweepAbove)
            SweepSources();
        return true;
    }

    /// <summary>Adds the next cast; one that is there already is passed over.</summary>
    public void Add(CastEvent cast)
    {
        if (cast.Sequence <= Last)
            return;
        Last = cast.Sequence;
        Mark(cast.Source, cast.SourceSequence);
        _casts.Enqueue((cast, time.GetTimestamp()));
        _bytes += SizeOf(cast);
        Trim();
    }

    /// <summary>Casts that follow a number, as many as one answer carries.</summary>
    public CastEvent[] After(long sequence)
    {
        Trim();
        if (sequence >= Last)
            return [];
        List<CastEvent> found = [];
        var room = MostBytesAtOnce;
        foreach (var (cast, _) in _casts.Skip((int)Math.Max(0, _casts.Count - (Last - sequence))))
        {
            if (found.Count > 0 && room < SizeOf(cast))
                break;
            found.Add(cast);
            room -= SizeOf(cast);
        }

        return [.. found];
    }

    public CastEvent[] ToArray() => [.. _casts.Select(static kept => kept.Cast)];

    public SourceMark[] Sources() => [.. _sources.Select(static source => new SourceMark(source.Key, source.Value.Sequence))];

    private static int SizeOf(CastEvent cast) => cast.Payload.Length + (cast.List.Length * 16) + Overhead;

    private void Trim()
    {
        while (_casts.Count > 1 && (_casts.Count > MostCasts || _bytes > MostBytes || time.GetElapsedTime(_casts.Peek().Added) > MostAge))
            _bytes -= SizeOf(_casts.Dequeue().Cast);
    }

    private void SweepSources()
    {
        foreach (var (source, mark) in _sources)
        {
            if (time.GetElapsedTime(mark.Seen) > MostAge)
                _sources.Remove(source);
        }

        _sweepAbove = Math.Max(FewSources, 2 * _sources.Count);
    }
}
