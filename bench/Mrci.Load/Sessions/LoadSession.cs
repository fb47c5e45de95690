using System.Buffers;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Headers;

namespace Mrci.Load.Sessions;

/// <summary>
/// One session over one socket, plain or in TLS: no task and no timer of its own, it reads only while somebody awaits. Not safe for
/// concurrent use. Every wait ends with the token of its caller.
/// </summary>
internal sealed partial class LoadSession : IDisposable
{
    private const int InitialBuffer = 16 * 1024;
    private const string AppName = "mrci-load";

    private readonly Socket _socket;
    private readonly FrameReader _reader = new(refusePrivate: false);
    private SslStream? _tls;
    private byte[] _buffer;
    private int _start;
    private int _end;

    private LoadSession(Socket socket, byte[] buffer)
    {
        _socket = socket;
        _buffer = buffer;
    }

    /// <summary>Connects and returns when <c>1:TEXT</c> has come: the host is ready for this session (P-1.13).</summary>
    /// <param name="endPoint">Where the host listens; must be a loopback address, for plain text (P-1.9).</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="buffer">Receive buffer to use; may be passed on to another session once this one has been detached or disposed.</param>
    /// <param name="commonName">Common name of the certificate that the host shall present, where it wants TLS (P-1.9); empty for a plain session.</param>
    /// <exception cref="LoadException">The host did not accept the session, or wants TLS where a plain one was asked for, or the other way round.</exception>
    public static async Task<LoadSession> ConnectAsync(
        IPEndPoint endPoint, CancellationToken cancellation, byte[]? buffer = null, string commonName = "")
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var session = new LoadSession(socket, buffer ?? new byte[InitialBuffer]);
        try
        {
            await socket.ConnectAsync(endPoint, cancellation);
            await session.SendAsync(new ClientHeader(ProtocolVersion.Host, AppName, commonName).ToArray(), cancellation);
            await session.ReadHeaderAsync(commonName.Length > 0 ? HostReply.AcceptedTls : HostReply.Accepted, cancellation);
            if (commonName.Length > 0)
                await session.UpgradeAsync(commonName, cancellation);
            await session.ReadUntilReadyAsync(cancellation);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Goes on with a plain session that was detached. Nothing of it may have been received since.</summary>
    public static LoadSession Attach(Socket socket, byte[] buffer) => new(socket, buffer);

    /// <summary>Gives the socket of a plain session away; this object is not to be used any more.</summary>
    public Socket Detach() => _socket;

    /// <summary>Sends bytes that make whole frames.</summary>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> frames, CancellationToken cancellation)
    {
        if (_tls is not null)
        {
            await _tls.WriteAsync(frames, cancellation);
            return;
        }

        while (frames.Length > 0)
            frames = frames[await _socket.SendAsync(frames, cancellation)..];
    }

    /// <summary>The next frame; its payload is valid until the next receive.</summary>
    public async ValueTask<Frame> ReceiveAsync(CancellationToken cancellation)
    {
        Frame frame;
        while (!TryReceive(out frame))
            await FillAsync(cancellation);
        return frame;
    }

    /// <summary>The next frame, if it is in memory already; its payload is valid until the next receive.</summary>
    public bool TryReceive(out Frame frame)
    {
        var received = new ReadOnlySequence<byte>(_buffer, _start, _end - _start);
        var status = _reader.TryRead(ref received, out frame);
        _start = _end - (int)received.Length;
        return status == FrameReadStatus.Frame;
    }

    /// <summary>Closes the connection; what the host has sent and nobody has read makes the close an abort.</summary>
    public void Dispose()
    {
        _tls?.Dispose();
        _socket.Dispose();
    }

    private async Task ReadHeaderAsync(HostReply expected, CancellationToken cancellation)
    {
        while (_end < HostHeader.Size)
            await FillAsync(cancellation);
        if (!HostHeader.TryRead(_buffer, out var header) || header.Reply != expected)
            throw new LoadException($"The host's reply was {_buffer[0]} instead of {(int)expected} ({expected}).");
        _start = HostHeader.Size;
    }

    // P-1.11: one frame in clear, then nothing more before the handshake.
    private async Task UpgradeAsync(string commonName, CancellationToken cancellation)
    {
        var frame = await ReceiveAsync(cancellation);
        if (frame.Type != FrameType.HostCert)
            throw new LoadException($"The host announced TLS, but its first frame was {frame.Type}.");
        using var expected = X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(frame.Payload));
        _tls = await PinnedTls.ConnectAsync(new NetworkStream(_socket), expected, commonName, cancellation);
    }

    private async Task ReadUntilReadyAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var frame = await ReceiveAsync(cancellation);
            if (frame.Type == FrameType.Err)
                throw new LoadException($"The host could not start the session: {frame.ReadText()}");
            if (frame is { Type: FrameType.Text, CommandId: (ushort)AsyncCommand.Rdy })
                return;
        }
    }

    private async ValueTask FillAsync(CancellationToken cancellation)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var free = _buffer.AsMemory(_end);
        var count = await (_tls?.ReadAsync(free, cancellation) ?? _socket.ReceiveAsync(free, cancellation));
        if (count == 0)
            throw new LoadException("The host closed the connection.");
        _end += count;
    }
}
