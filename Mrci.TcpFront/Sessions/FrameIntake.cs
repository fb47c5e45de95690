using System.Buffers;
using System.IO.Pipelines;
using Mrci.Protocol.Frames;
using Mrci.TcpFront.Diagnostics;

namespace Mrci.TcpFront.Sessions;

/// <summary>
/// Reads the frames of one client and hands them to the pump. It waits for nothing but bytes, unless the pump has no room: then the socket
/// is not read, so the client is held back by TCP.
/// </summary>
internal sealed class FrameIntake(
    PipeReader input, SessionPump pump, FrontOptions options, FrontMetrics metrics, Action<FrameType> onPrivate)
{
    private readonly FrameReader _reader = new(options.MaxClientPayload);

    /// <summary>Reads until the client closes its side, or the read is cancelled.</summary>
    /// <returns>True when the client has closed its side; a frame that is not complete then is lost (P-2.14).</returns>
    /// <exception cref="IOException">The connection broke.</exception>
    public async Task<bool> RunAsync()
    {
        while (true)
        {
            var result = await input.ReadAsync();
            if (result.IsCanceled)
            {
                input.AdvanceTo(result.Buffer.Start);
                return false;
            }

            var room = Take(result.Buffer, out var consumed);
            if (!room)
            {
                // What is left is looked at again at once when there is room, so it does not count as examined.
                input.AdvanceTo(consumed);
                await pump.WaitForRoomAsync();
                continue;
            }

            input.AdvanceTo(consumed, result.Buffer.End);
            if (result.IsCompleted)
                return true;
        }
    }

    private bool Take(ReadOnlySequence<byte> buffer, out SequencePosition consumed)
    {
        var frames = 0;
        var before = buffer.Length;
        var room = true;
        while (room)
        {
            var status = _reader.TryRead(ref buffer, out var frame);
            if (status == FrameReadStatus.NeedMoreData)
                break;

            frames++;
            if (status == FrameReadStatus.Private)
                onPrivate(frame.Type);
            else
                room = pump.Add(frame, status == FrameReadStatus.Oversized);
        }

        consumed = buffer.Start;
        metrics.Received(frames, before - buffer.Length);
        return room;
    }
}
