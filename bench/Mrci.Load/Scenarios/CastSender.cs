using System.Diagnostics;
using Mrci.Load.Sessions;
using Mrci.Protocol.Frames;

namespace Mrci.Load.Scenarios;

/// <summary>The sender: casts numbered payloads, never more than a window of them without their IDLE.</summary>
internal sealed class CastSender
{
    private const int FrameSize = FrameHeader.Size + CastStamp.Size;

    private readonly LoadSession _session;
    private readonly ushort _cast;
    private readonly byte[] _frames;
    private readonly int _window;
    private long _next;

    /// <summary>Makes a sender.</summary>
    /// <param name="session">A session with the sub-channel open.</param>
    /// <param name="window">Most casts without an answer, at least 1.</param>
    public CastSender(LoadSession session, int window)
    {
        _session = session;
        _window = window;
        _cast = session.IdOf("cast");
        _frames = new byte[window * FrameSize];
    }

    /// <summary>Sends the next <paramref name="count"/> casts and returns when all have their IDLE.</summary>
    /// <exception cref="LoadException">The host answered a cast with anything but its IDLE.</exception>
    public async Task SendAsync(int count, CancellationToken cancellation)
    {
        var pending = 0;
        while (count > 0 || pending > 0)
        {
            var burst = Math.Min(count, _window - pending);
            if (burst > 0)
            {
                await _session.SendAsync(WriteBurst(burst), cancellation);
                count -= burst;
                pending += burst;
            }

            pending -= Answers(await _session.ReceiveAsync(cancellation));
            while (_session.TryReceive(out var frame))
                pending -= Answers(frame);
        }
    }

    /// <summary>Makes sure that the sender has got none of its own casts.</summary>
    /// <exception cref="LoadException">It has.</exception>
    public async Task CheckNothingMoreAsync(CancellationToken cancellation)
    {
        if (await _session.CatchUpAsync(cancellation) > 0)
            throw new LoadException("The sender got a cast of its own.");
    }

    private ReadOnlyMemory<byte> WriteBurst(int count)
    {
        for (var i = 0; i < count; i++, _next++)
        {
            var frame = _frames.AsSpan(i * FrameSize, FrameSize);
            new FrameHeader(CastStamp.TypeOf(_next), _cast, CastStamp.Size).Write(frame);
            CastStamp.Write(_next, Stopwatch.GetTimestamp(), frame[FrameHeader.Size..]);
        }

        return _frames.AsMemory(0, count * FrameSize);
    }

    private int Answers(in Frame frame)
    {
        if (frame.CommandId == _cast && frame.Type == FrameType.Idle)
            return 1;
        if (frame.CommandId == _cast && frame.Type == FrameType.Err)
            throw new LoadException($"cast: {frame.ReadText()}");
        if (frame.CommandId == (ushort)AsyncCommand.Cast)
            throw new LoadException("The sender got a cast of its own.");
        return 0;
    }
}
