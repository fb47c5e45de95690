using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Mrci.Cluster.Tests.Clusters;

/// <summary>Stands before a port of a silo and reads along. Others reach the port at 127.0.0.2, the silo itself listens on 127.0.0.1.</summary>
internal sealed class WireTap : IAsyncDisposable
{
    public const string Advertised = "127.0.0.2";
    public const string Listening = "127.0.0.1";

    private readonly TcpListener _listener;
    private readonly int _port;
    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _relays = [];
    private readonly MemoryStream _seen = new();
    private readonly Lock _lock = new();
    private readonly Task _accepting;

    public WireTap(int port)
    {
        _port = port;
        _listener = new TcpListener(IPAddress.Parse(Advertised), port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Whether anything went over the wire.</summary>
    public bool IsUsed
    {
        get
        {
            lock (_lock)
                return _seen.Length > 0;
        }
    }

    /// <summary>Whether a text went over the wire in clear, in either direction.</summary>
    public bool Saw(string text)
    {
        lock (_lock)
            return _seen.ToArray().AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_relays);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _relays.Add(RelayAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task RelayAsync(TcpClient caller)
    {
        using (caller)
        using (var silo = new TcpClient())
        {
            try
            {
                await silo.ConnectAsync(Listening, _port, _end.Token);
                await Task.WhenAny(CopyAsync(caller, silo), CopyAsync(silo, caller));
            }
            catch (Exception ended) when (ended is OperationCanceledException or IOException or SocketException)
            {
                // One side is gone: so is the other.
            }
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to)
    {
        var buffer = new byte[16 * 1024];
        var (source, target) = (from.GetStream(), to.GetStream());
        while (await source.ReadAsync(buffer, _end.Token) is > 0 and var read)
        {
            lock (_lock)
                _seen.Write(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), _end.Token);
        }
    }
}
