using Mrci.Torture.Checking;

namespace Mrci.Torture.Casting;

/// <summary>Everything one session has cast and received, from its connect to the end of its connection.</summary>
/// <param name="number">Number of the session in the run.</param>
/// <param name="room">Its room.</param>
/// <param name="owner">Name for stories.</param>
internal sealed class SessionRecord(int number, int room, string owner)
{
    private readonly Lock _gate = new();
    private readonly List<SentCast> _sent = [];
    private readonly List<OpenInterval> _intervals = [];
    private readonly Dictionary<int, List<Receipt>> _received = [];

    /// <summary>Number of the session in the run.</summary>
    public int Number => number;

    /// <summary>Its room.</summary>
    public int Room => room;

    /// <summary>Account of its client.</summary>
    public string Owner => owner;

    /// <summary>What it is called in stories.</summary>
    public string Name => $"session {number} of {owner}";

    /// <summary>Its casts by number.</summary>
    public IReadOnlyList<SentCast> Sent
    {
        get
        {
            lock (_gate)
                return [.. _sent];
        }
    }

    /// <summary>When it had the room's sub-channel open.</summary>
    public IReadOnlyList<OpenInterval> Intervals
    {
        get
        {
            lock (_gate)
                return [.. _intervals];
        }
    }

    /// <summary>Number of casts received.</summary>
    public int ReceivedCount
    {
        get
        {
            lock (_gate)
                return _received.Values.Sum(static receipts => receipts.Count);
        }
    }

    /// <summary>One of its casts; null if there is none of that number.</summary>
    public SentCast? Find(int cast)
    {
        lock (_gate)
            return cast >= 0 && cast < _sent.Count ? _sent[cast] : null;
    }

    /// <summary>Begins a cast.</summary>
    /// <returns>Its number.</returns>
    public int BeginCast(TimeSpan now)
    {
        lock (_gate)
        {
            _sent.Add(new SentCast(now, Acknowledged: null));
            return _sent.Count - 1;
        }
    }

    /// <summary>The cast was acknowledged.</summary>
    public void Acknowledge(int cast, TimeSpan now)
    {
        lock (_gate)
            _sent[cast] = _sent[cast] with { Acknowledged = now };
    }

    /// <summary>The sub-channel is open from now on.</summary>
    public void Open(TimeSpan now)
    {
        lock (_gate)
            _intervals.Add(new OpenInterval(now, Ended: null));
    }

    /// <summary>The sub-channel may not be open any more since <paramref name="since"/>.</summary>
    public void Close(TimeSpan since)
    {
        lock (_gate)
        {
            if (_intervals.Count > 0 && _intervals[^1].Ended is null)
                _intervals[^1] = _intervals[^1] with { Ended = since };
        }
    }

    /// <summary>Takes note of a cast that came.</summary>
    /// <returns>What is wrong with it; null if it is the next of its sender's session, or a later one.</returns>
    public ViolationKind? Receive(CastMark mark, TimeSpan now)
    {
        lock (_gate)
        {
            if (!_received.TryGetValue(mark.Session, out var receipts))
                _received.Add(mark.Session, receipts = []);
            ViolationKind? wrong = null;
            if (receipts.Count > 0 && receipts[^1].Cast >= mark.Cast)
                wrong = receipts.Exists(receipt => receipt.Cast == mark.Cast) ? ViolationKind.DoubleCast : ViolationKind.CastOrder;
            receipts.Add(new Receipt(mark.Cast, (int)now.TotalMilliseconds));
            return wrong;
        }
    }

    /// <summary>What came from one session, in the order in which it came.</summary>
    public Receipt[] ReceivedFrom(int session)
    {
        lock (_gate)
            return _received.TryGetValue(session, out var receipts) ? [.. receipts] : [];
    }
}
