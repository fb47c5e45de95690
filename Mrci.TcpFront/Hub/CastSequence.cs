using Mrci.Grains.Channels;

namespace Mrci.TcpFront.Hub;

/// <summary>
/// Puts the casts of one sub-channel in order: the stream may lose, repeat, and reorder them, the owner's answers fill the gaps. What comes out is
/// each number once, in order (P-7.0.3). Not thread-safe.
/// </summary>
/// <param name="pass">Takes what is next.</param>
internal sealed class CastSequence(Action<CastEvent> pass)
{
    // What is not held back can be asked for.
    private const int MostHeld = 4096;

    private readonly PriorityQueue<CastEvent, long> _held = new();
    private bool _isBehindFromStart;

    /// <summary>The epoch that the numbers belong to; 0 as long as it is not known where to begin.</summary>
    public long Epoch { get; private set; }

    /// <summary>Number of the last cast that came out.</summary>
    public long Last { get; private set; }

    /// <summary>Whether the stream has brought a cast whose turn it is not.</summary>
    public bool IsBehind => _held.Count > 0;

    /// <summary>Casts that owners told before the stream brought them.</summary>
    public long Told { get; private set; }

    /// <summary>Casts that nobody could tell any more.</summary>
    public long Missed { get; private set; }

    /// <summary>Says where to begin.</summary>
    /// <returns>Whether something may have been missed already: ask the owner.</returns>
    public bool Begin(long epoch, long last)
    {
        if (epoch > Epoch)
            Switch(epoch, last);
        return _isBehindFromStart;
    }

    /// <summary>Takes a cast from the stream.</summary>
    /// <returns>Whether something is missing before it: ask the owner.</returns>
    public bool Add(CastEvent cast)
    {
        if (cast.Epoch == Epoch && cast.Sequence == Last + 1 && Epoch != 0)
        {
            Pass(cast);
            return _held.Count > 0 && PassHeld();
        }

        return AddMisfit(cast);
    }

    /// <summary>Takes an owner's answer.</summary>
    /// <param name="replay">The answer.</param>
    /// <param name="isStreamSilent">The stream has brought nothing for so long that it will not bring what the owner does not have any more.</param>
    /// <returns>Whether something is still missing: ask again.</returns>
    public bool Add(CastReplay replay, bool isStreamSilent)
    {
        // The answer of an owner that has been replaced.
        if (replay.Epoch < Epoch)
            return false;
        if (replay.Epoch > Epoch)
            Switch(replay.Epoch, 0);
        foreach (var cast in replay.Casts)
        {
            if (!Reach(cast.Sequence, isStreamSilent))
                return false;
            if (cast.Sequence <= Last)
                continue;
            Pass(cast);
            Told++;
        }

        return PassHeld() || Last < replay.Head;
    }

    private bool AddMisfit(CastEvent cast)
    {
        if (cast.Epoch == 0)
        {
            // Of older code, which numbers its casts but tells nobody what was missed.
            pass(cast);
            return false;
        }

        if (Epoch == 0)
        {
            _isBehindFromStart = true;
            return false;
        }

        if (cast.Epoch > Epoch)
            Switch(cast.Epoch, 0);
        if (cast.Epoch < Epoch || cast.Sequence <= Last)
            return false;
        if (_held.Count < MostHeld)
            _held.Enqueue(cast, cast.Sequence);
        return PassHeld();
    }

    private bool PassHeld()
    {
        while (_held.TryPeek(out var cast, out var sequence) && sequence <= Last + 1)
        {
            _held.Dequeue();
            if (sequence > Last)
                Pass(cast);
        }

        return _held.Count > 0;
    }

    private void Pass(CastEvent cast)
    {
        Last = cast.Sequence;
        pass(cast);
    }

    // Comes as far as the number before this one, over what the owner does not have any more. A stream that is late still brings it; one that has
    // brought a later one, or nothing for long, does not.
    private bool Reach(long number, bool isStreamSilent)
    {
        while (number > Last + 1)
        {
            var isJump = _held.TryPeek(out _, out var held);
            if (!isJump && !isStreamSilent)
                return false;
            var next = isJump ? Math.Min(held, number) : number;
            Missed += Math.Max(0, next - 1 - Last);
            Last = Math.Max(Last, next - 1);
            PassHeld();
        }

        return true;
    }

    private void Switch(long epoch, long last)
    {
        Epoch = epoch;
        Last = last;
        _held.Clear();
    }
}
