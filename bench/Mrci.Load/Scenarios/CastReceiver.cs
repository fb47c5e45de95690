using System.Buffers;
using System.Diagnostics;
using Mrci.Load.Measuring;
using Mrci.Load.Sessions;
using Mrci.Protocol.Frames;

namespace Mrci.Load.Scenarios;

/// <summary>One receiver: takes casts off its session and accepts nothing but the next one in order, once, unharmed.</summary>
internal sealed class CastReceiver(LoadSession session) : IDisposable
{
    private long _next;

    /// <summary>Receives the next <paramref name="count"/> casts.</summary>
    /// <param name="count">How many.</param>
    /// <param name="latencies">Gets the time from sending to receiving of each.</param>
    /// <param name="received">Called after each.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="LoadException">A cast was missing, repeated, out of order, damaged, or of the wrong type.</exception>
    public async Task ReceiveAsync(int count, Latencies latencies, Action? received, CancellationToken cancellation)
    {
        for (var end = _next + count; _next < end;)
        {
            var frame = await session.ReceiveAsync(cancellation);
            if (frame.CommandId != (ushort)AsyncCommand.Cast)
            {
                Refuse(frame);
                continue;
            }

            latencies.Add(Stopwatch.GetElapsedTime(Check(frame)));
            _next++;
            received?.Invoke();
        }
    }

    /// <summary>Makes sure that no further cast has come.</summary>
    /// <exception cref="LoadException">One has.</exception>
    public async Task CheckNothingMoreAsync(CancellationToken cancellation)
    {
        if (await session.CatchUpAsync(cancellation) is > 0 and var surplus)
            throw new LoadException($"A receiver got {surplus} casts more than were sent.");
    }

    /// <inheritdoc />
    public void Dispose() => session.Dispose();

    // Notifications may come between casts; nothing else is due here.
    private static void Refuse(in Frame frame)
    {
        if (frame.CommandId > byte.MaxValue)
            throw new LoadException($"A receiver got {frame.CommandId}:{frame.Type}, which it did not ask for.");
    }

    private long Check(in Frame frame)
    {
        Span<byte> copy = stackalloc byte[CastStamp.Size];
        var isWhole = frame.Payload.Length == CastStamp.Size;
        if (isWhole)
            frame.Payload.CopyTo(copy);
        if (!isWhole || !CastStamp.TryRead(copy, out var sequence, out var timestamp))
            throw new LoadException($"The cast after number {_next - 1} came damaged.");
        if (sequence != _next)
            throw new LoadException($"A receiver expected cast {_next} and got {sequence}.");
        if (frame.Type != CastStamp.TypeOf(sequence))
            throw new LoadException($"Cast {sequence} came as {frame.Type}.");
        return timestamp;
    }
}
