namespace Mrci.TcpFront.Admission;

/// <summary>Counts sessions that were found lost: after one, others are likely to be lost too.</summary>
internal sealed class LossCount
{
    private long _value;

    /// <summary>Losses so far.</summary>
    public long Value => Volatile.Read(ref _value);

    /// <summary>One more.</summary>
    public void Add() => Interlocked.Increment(ref _value);
}
