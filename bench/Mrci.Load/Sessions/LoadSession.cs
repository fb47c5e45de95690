using System.Buffers;
using System.Net;
using System.Net.Sockets;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Headers;

namespace Mrci.Load.Sessions;

/// <summary>
/// One plain session over one socket: no task and no timer of its own, it reads only while somebody awaits. Not safe for
/// concurrent use. Every wait ends with the token of its caller.
/// </summary>
internal sealed partial class LoadSession : IDisposable
{
    private const int InitialBuffer = 16 * 1024;
    private const string AppName = "mrci-load";

    private static readonly byte[] Header = new ClientHeader(ProtocolVersion.Host, AppName, "").ToArray();

    private readonly Socket _socket;
    private readonly FrameReader _reader = new(refusePrivate: false);
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
    public static async Task<LoadSession> ConnectAsync(IPEndPoint endPoint, CancellationToken cancellation, byte[]? buffer = null)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var session = new LoadSession(socket, buffer ?? new byte[InitialBuffer]);
        try
        {
            await socket.ConnectAsync(endPoint, cancellation);
            await socket.SendAsync(Header, cancellation);
            await session.ReadHeaderAsync(cancellation);
            await session.ReadUntilReadyAsync(cancellation);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Goes on with a session that was detached. Nothing of it may have been received since.</summary>
    public static LoadSession Attach(Socket socket, byte[] buffer) => new(socket, buffer);

    /// <summary>Gives the socket away; this object is not to be used any more.</summary>
    public Socket Detach() => _socket;

    /// <summary>Sends bytes that make whole frames.</summary>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> frames, CancellationToken cancellation)
    {
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
    public void Dispose() => _socket.Dispose();

    private async Task ReadHeaderAsync(CancellationToken cancellation)
    {
        while (_end < HostHeader.Size)
            await FillAsync(cancellation);
        if (!HostHeader.TryRead(_buffer, out var header) || header.Reply != HostReply.Accepted)
            throw new LoadException($"The host did not accept a plain session; its reply was {_buffer[0]}.");
        _start = HostHeader.Size;
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
        var count = await _socket.ReceiveAsync(_buffer.AsMemory(_end), cancellation);
        if (count == 0)
            throw new LoadException("The host closed the connection.");
        _end += count;
    }
}
