using System.IO.Pipelines;
using System.Net.Sockets;
using Mrci.Protocol.Frames;

namespace Mrci.Client;

public sealed partial class MrciClient
{
    /// <summary>
    /// Sends one frame. What comes back belongs to the open <see cref="CommandRun"/> of that id or, without one, to
    /// <see cref="Notifications"/>. Cancelling ends the wait, not the sending: a frame goes out whole or not at all (P-2.10).
    /// </summary>
    /// <exception cref="MrciConnectionLostException">The connection is over.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The payload is longer than 16 777 215 bytes (P-2.11).</exception>
    public Task SendAsync(FrameType type, ushort commandId, ReadOnlyMemory<byte> payload, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, FrameHeader.MaxPayload, nameof(payload));
        return WriteAsync((type, commandId, payload), static (output, frame) =>
            FrameWriter.Write(output, frame.type, frame.commandId, frame.payload.Span), run: null, cancellation);
    }

    /// <summary>Sends bytes as they are: several frames in one write, half a frame, or none at all.</summary>
    /// <exception cref="MrciConnectionLostException">The connection is over.</exception>
    public Task SendRawAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default) =>
        WriteAsync(bytes, static (output, raw) => System.Buffers.BuffersExtensions.Write(output, raw.Span), run: null, cancellation);

    private async Task WriteAsync<T>(T what, Action<PipeWriter, T> write, CommandRun? run, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            if (_completion.Task.IsCompleted) throw LostConnection(null);
            write(_output, what);
            if (run is not null) run.IsSent = true;
        }
        catch
        {
            _writing.Release();
            throw;
        }
        await FlushAsync().WaitAsync(cancellation);
    }

    private async Task FlushAsync()
    {
        try
        {
            await _output.FlushAsync(_closing.Token);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            await AwaitEndAsync();
            throw LostConnection(e);
        }
        finally
        {
            _writing.Release();
        }
    }

    // What the host still had to say is read first; the reading loop then finds the end and names the reason. A connection that can be
    // read for longer than a second but not be written is of no use.
    private async Task AwaitEndAsync()
    {
        try
        {
            await _reading.WaitAsync(TimeSpan.FromSeconds(1), Options.TimeProvider);
        }
        catch (TimeoutException)
        {
            await _connection.Stream.DisposeAsync();
            await _reading;
        }
    }
}
