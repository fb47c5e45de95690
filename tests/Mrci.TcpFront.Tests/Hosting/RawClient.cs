using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Headers;
using Mrci.Protocol.Text;

namespace Mrci.TcpFront.Tests.Hosting;

/// <summary>A client that sends and reads bytes as told.</summary>
internal sealed class RawClient : IAsyncDisposable
{
    private readonly Socket _socket;
    private Stream _stream;

    private RawClient(Socket socket)
    {
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
    }

    public static ClientHeader Header { get; } = new(new ProtocolVersion(1, 0, 1), "Test", "");

    public static async Task<RawClient> ConnectAsync(IPEndPoint endpoint, int? receiveBuffer = null)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (receiveBuffer is { } size)
            socket.ReceiveBufferSize = size;
        await Wait.ForAsync("a connection", socket.ConnectAsync(endpoint));
        return new RawClient(socket);
    }

    /// <summary>Connects, sends the header, and reads up to and including RDY.</summary>
    public static async Task<RawClient> StartAsync(IPEndPoint endpoint, int? receiveBuffer = null)
    {
        var client = await ConnectAsync(endpoint, receiveBuffer);
        await client.SendAsync(Header.ToArray());
        (await client.ReadHostHeaderAsync()).Reply.ShouldBe(HostReply.Accepted);
        (await client.ReadFrameAsync()).ShouldBe("1:Text:ready");
        return client;
    }

    public Task SendAsync(ReadOnlyMemory<byte> bytes) => Wait.ForAsync("the host to take bytes", _stream.WriteAsync(bytes).AsTask());

    /// <summary>Sends without a deadline: the host may hold the client back.</summary>
    public async Task SendHeldBackAsync(ReadOnlyMemory<byte> bytes) => await _stream.WriteAsync(bytes);

    public Task SendTextAsync(ushort command, string text) => SendAsync(FrameWriter.TextToArray(FrameType.Text, command, text));

    public void CloseSending() => _socket.Shutdown(SocketShutdown.Send);

    public async Task<HostHeader> ReadHostHeaderAsync()
    {
        var bytes = await ReadAsync("the host header", HostHeader.Size);
        HostHeader.TryRead(bytes, out var header).ShouldBeTrue();
        return header;
    }

    /// <summary>The next frame as <c>id:type:text</c>.</summary>
    public async Task<string> ReadFrameAsync()
    {
        var (header, payload) = await ReadRawFrameAsync();
        return $"{header.CommandId}:{header.Type}:{MrciText.Decode(payload)}";
    }

    public async Task<(FrameHeader Header, byte[] Payload)> ReadRawFrameAsync()
    {
        var header = FrameHeader.Read(await ReadAsync("the header of a frame", FrameHeader.Size));
        return (header, await ReadAsync($"{header.Length} bytes of payload", header.Length));
    }

    /// <summary>All bytes until the host closes; an abrupt end counts as a close.</summary>
    public async Task<byte[]> ReadToEndAsync()
    {
        using var rest = new MemoryStream();
        try
        {
            await Wait.ForAsync("the host to close", _stream.CopyToAsync(rest));
        }
        catch (IOException)
        {
            return rest.ToArray();
        }

        return rest.ToArray();
    }

    public async Task AuthenticateAsync(SslClientAuthenticationOptions options)
    {
        var tls = new SslStream(_stream);
        _stream = tls;
        await Wait.ForAsync("the TLS handshake", tls.AuthenticateAsClientAsync(options));
    }

    /// <summary>Ends the connection with a reset.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Close();
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private async Task<byte[]> ReadAsync(string what, int count)
    {
        var bytes = new byte[count];
        await Wait.ForAsync(what, _stream.ReadExactlyAsync(bytes).AsTask());
        return bytes;
    }
}
