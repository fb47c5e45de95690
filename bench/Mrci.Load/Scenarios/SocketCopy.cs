using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Mrci.Load.Sessions;

namespace Mrci.Load.Scenarios;

/// <summary>
/// What a transfer is measured against: the same file over a loopback socket, plain or in an <see cref="SslStream"/>, read and written with the
/// buffer of <see cref="Stream.CopyToAsync(Stream)"/> at both ends, without any protocol. As after an upload, what was written is on the disk in the end.
/// </summary>
internal sealed class SocketCopy : IAsyncDisposable
{
    private const int BufferBytes = 80 * 1024;
    private const string ServerName = "mrci-load";

    private readonly Stream _sender;
    private readonly Stream _receiver;

    private SocketCopy(Stream sender, Stream receiver) => (_sender, _receiver) = (sender, receiver);

    /// <summary>Connects both ends; under TLS the handshake is done then, as it is in a session before its transfers.</summary>
    /// <param name="isTls">Whether the copy goes through TLS, with a certificate like those of the host (RSA, 2048 bits, P-1.12).</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<SocketCopy> OpenAsync(bool isTls, CancellationToken cancellation)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(listener.LocalEndpoint, cancellation);
        var receiver = new NetworkStream(client, ownsSocket: true);
        var sender = new NetworkStream(await listener.AcceptSocketAsync(cancellation), ownsSocket: true);
        return isTls ? await UpgradeAsync(sender, receiver, cancellation) : new SocketCopy(sender, receiver);
    }

    /// <summary>Copies a file; only once, its end is that of the connection.</summary>
    /// <param name="from">The file.</param>
    /// <param name="to">Where to, with a flush to the disk at the end; null to count the bytes only.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Bytes that have arrived.</returns>
    public async Task<long> RunAsync(string from, string? to, CancellationToken cancellation)
    {
        var sending = SendAsync(from, cancellation);
        var received = await ReceiveAsync(to, cancellation);
        await sending;
        return received;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _sender.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    private static async Task<SocketCopy> UpgradeAsync(Stream sender, Stream receiver, CancellationToken cancellation)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={ServerName}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddDays(1));
        var server = new SslStream(sender);
        var accepting = server.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, cancellation);
        var client = await PinnedTls.ConnectAsync(receiver, certificate, ServerName, cancellation);
        await accepting;
        return new SocketCopy(server, client);
    }

    private async Task SendAsync(string from, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(from);
        await file.CopyToAsync(_sender, BufferBytes, cancellation);
        await _sender.DisposeAsync();
    }

    private async Task<long> ReceiveAsync(string? to, CancellationToken cancellation)
    {
        await using var file = to is null ? null : File.Create(to);
        var buffer = new byte[BufferBytes];
        var received = 0L;
        while (await _receiver.ReadAsync(buffer, cancellation) is > 0 and var count)
        {
            if (file is not null)
                await file.WriteAsync(buffer.AsMemory(0, count), cancellation);
            received += count;
        }

        file?.Flush(flushToDisk: true);
        return received;
    }
}
