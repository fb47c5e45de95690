namespace Mrci.TcpFront.Timing;

/// <summary>One running time limit. Disposing it calls it off.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly Heartbeat _heartbeat;

    // Never disposed: it has neither a timer nor a wait handle, and Cut may come from another thread at any moment.
    private readonly CancellationTokenSource _source = new();

    internal Deadline(Heartbeat heartbeat, long due)
    {
        _heartbeat = heartbeat;
        Due = due;
    }

    /// <summary>Cancelled when the time is over, or by <see cref="Cut"/>.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Timestamp of the clock at which the time is over.</summary>
    internal long Due { get; }

    /// <summary>Ends the time now.</summary>
    public void Cut() => _source.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _heartbeat.Remove(this);
}
