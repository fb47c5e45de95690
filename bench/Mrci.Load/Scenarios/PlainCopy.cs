using System.Net;
using System.Net.Sockets;

namespace Mrci.Load.Scenarios;

/// <summary>
/// What a transfer is measured against: the same file over a plain socket, read and written with the buffer of <see cref="Stream.CopyToAsync(Stream)"/>
/// at both ends, without any protocol. As after an upload, what was written is on the disk in the end.
/// </summary>
internal static class PlainCopy
{
    private const int BufferBytes = 80 * 1024;

    /// <summary>Copies a file.</summary>
    /// <param name="from">The file.</param>
    /// <param name="to">Where to, with a flush to the disk at the end; null to count the bytes only.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Bytes that have arrived.</returns>
    public static async Task<long> RunAsync(string from, string? to, CancellationToken cancellation)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var sending = SendAsync(listener, from, cancellation);
        using var receiver = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await receiver.ConnectAsync(listener.LocalEndpoint, cancellation);
        var received = await ReceiveAsync(receiver, to, cancellation);
        await sending;
        return received;
    }

    private static async Task SendAsync(TcpListener listener, string from, CancellationToken cancellation)
    {
        using var sender = await listener.AcceptSocketAsync(cancellation);
        await using var stream = new NetworkStream(sender);
        await using var file = File.OpenRead(from);
        await file.CopyToAsync(stream, BufferBytes, cancellation);
    }

    private static async Task<long> ReceiveAsync(Socket receiver, string? to, CancellationToken cancellation)
    {
        await using var file = to is null ? null : File.Create(to);
        var buffer = new byte[BufferBytes];
        var received = 0L;
        while (await receiver.ReceiveAsync(buffer, cancellation) is > 0 and var count)
        {
            if (file is not null)
                await file.WriteAsync(buffer.AsMemory(0, count), cancellation);
            received += count;
        }

        file?.Flush(flushToDisk: true);
        return received;
    }
}
