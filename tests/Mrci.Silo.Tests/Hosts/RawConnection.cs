using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Headers;
using Mrci.Protocol.Text;

namespace Mrci.Silo.Tests.Hosts;

/// <summary>A TCP connection to the host that sends whatever a test wants and shows every byte and frame in the order of arrival.</summary>
internal sealed class RawConnection : IAsyncDisposable
{
    private readonly Socket _socket;
    private readonly FrameReader _frames = new(refusePrivate: false);
    private Stream _stream;
    private PipeReader _input;

    private RawConnection(Socket socket)
    {
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
        _input = ReaderOf(_stream);
    }

    /// <summary>The header that a well-behaved client sends.</summary>
    public static byte[] Header { get; } = new ClientHeader(ProtocolVersion.Host, "Raw", "").ToArray();

    /// <summary>Connects, from a loopback address of the test's choice if it cares, and sends nothing.</summary>
    public static async Task<RawConnection> OpenAsync(IPEndPoint endPoint, IPAddress? from = null)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (from is not null)
            socket.Bind(new IPEndPoint(from, 0));
        await socket.ConnectAsync(endPoint).Within($"a connection to {endPoint}");
        return new RawConnection(socket);
    }

    /// <summary>Connects, exchanges the headers, and takes the start-up frames.</summary>
    public static async Task<RawConnection> StartSessionAsync(IPEndPoint endPoint, IPAddress? from = null)
    {
        var connection = await OpenAsync(endPoint, from);
        await connection.SendAsync(Header);
        (await connection.ReadHeaderAsync()).Reply.ShouldBe(HostReply.Accepted);
        await connection.SynchronizeAsync();
        return connection;
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await _stream.WriteAsync(bytes).AsTask().Within("room to send");

    public Task SendAsync(FrameType type, ushort id, byte[] payload) => SendAsync(FrameWriter.ToArray(type, id, payload));

    public Task SendTextAsync(ushort id, string text) => SendAsync(FrameType.Text, id, MrciText.Encode(text));

    /// <summary>Sends no more and goes on reading.</summary>
    public void CloseSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Drops the connection as a crash does: with a reset.</summary>
    public void Abort() => _socket.Close(0);

    public async Task<HostHeader> ReadHeaderAsync()
    {
        var result = await _input.ReadAtLeastAsync(HostHeader.Size).Within("the host header");
        var bytes = result.Buffer.Slice(0, Math.Min(HostHeader.Size, result.Buffer.Length)).ToArray();
        HostHeader.TryRead(bytes, out var header).ShouldBeTrue("a host header");
        _input.AdvanceTo(result.Buffer.GetPosition(HostHeader.Size));
        return header;
    }

    /// <summary>The next frame; null when the host has closed.</summary>
    public async Task<MrciFrame?> ReadFrameAsync(string what = "a frame", TimeSpan? limit = null)
    {
        MrciFrame? next = null;
        await ReadAsync(
            frame =>
            {
                next = new MrciFrame(frame.Type, frame.CommandId, frame.Payload.ToArray());
                return false;
            },
            what,
            limit);
        return next;
    }

    /// <summary>All frames up to and with the IDLE of a command.</summary>
    public async Task<MrciFrame[]> ReadToIdleAsync(ushort id)
    {
        var frames = new List<MrciFrame>();
        while (frames.Count == 0 || frames[^1].Type != FrameType.Idle || frames[^1].CommandId != id)
            frames.Add((await ReadFrameAsync($"the IDLE of {id}")).ShouldNotBeNull($"closed before the IDLE of {id}"));
        return [.. frames];
    }

    /// <summary>All frames up to and with the first of a type.</summary>
    public async Task<MrciFrame[]> ReadUntilAsync(FrameType type)
    {
        var frames = new List<MrciFrame>();
        while (frames.Count == 0 || frames[^1].Type != type)
            frames.Add((await ReadFrameAsync($"a {type}")).ShouldNotBeNull($"closed before a {type}"));
        return [.. frames];
    }

    /// <summary>Everything that the host sends because of what was sent so far (P-5.13); the mark itself is left out.</summary>
    public async Task<MrciFrame[]> SynchronizeAsync()
    {
        await SendAsync(FrameType.Text, ushort.MaxValue, []);
        var frames = await ReadToIdleAsync(ushort.MaxValue);
        return [.. frames.Where(frame => frame.CommandId != ushort.MaxValue)];
    }

    /// <summary>Hands over frames as they come, without a copy, until one is answered with false or the host has closed.</summary>
    public async Task ReadAsync(Func<Frame, bool> more, string what, TimeSpan? limit = null)
    {
        while (true)
        {
            var result = await _input.ReadAsync().Within(what, limit);
            var buffer = result.Buffer;
            var goesOn = Take(ref buffer, more);
            _input.AdvanceTo(buffer.Start, goesOn ? buffer.End : buffer.Start);
            if (!goesOn || result.IsCompleted)
                return;
        }
    }

    /// <summary>Everything up to the end of the connection; a reset counts as the end.</summary>
    public async Task<byte[]> ReadToEndAsync(TimeSpan? limit = null)
    {
        var bytes = new MemoryStream();
        try
        {
            await _input.CopyToAsync(bytes).Within("the end of the connection", limit);
        }
        catch (IOException)
        {
            // The host closed while bytes of ours were under way.
        }

        return bytes.ToArray();
    }

    /// <summary>From here all bytes go through another stream, such as TLS, that is made on top of this connection's.</summary>
    public async Task WrapAsync(Func<Stream, Task<Stream>> wrap)
    {
        _input.TryRead(out _).ShouldBeFalse("P-1.11: nothing between HOST_CERT and the handshake");
        _stream = await wrap(_stream);
        _input = ReaderOf(_stream);
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private static PipeReader ReaderOf(Stream stream) =>
        PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 65536, leaveOpen: true));

    private bool Take(ref ReadOnlySequence<byte> buffer, Func<Frame, bool> more)
    {
        while (_frames.TryRead(ref buffer, out var frame) == FrameReadStatus.Frame)
        {
            if (!more(frame))
                return false;
        }

        return true;
    }
}
