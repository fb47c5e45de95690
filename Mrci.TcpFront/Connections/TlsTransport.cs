using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Authentication;
using Mrci.TcpFront.Certificates;

namespace Mrci.TcpFront.Connections;

/// <summary>A connection inside TLS, as pipes (P-1.11).</summary>
internal sealed class TlsTransport : IDuplexPipe, IAsyncDisposable
{
    // Size of a TLS record: larger blocks would be cut, smaller ones sent as several records.
    private const int RecordSize = 16 * 1024;

    private readonly SslStream _stream;

    private TlsTransport(SslStream stream)
    {
        _stream = stream;
        Input = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true, useZeroByteReads: true));
        Output = PipeWriter.Create(stream, new StreamPipeWriterOptions(minimumBufferSize: RecordSize, leaveOpen: true));
    }

    /// <inheritdoc/>
    public PipeReader Input { get; }

    /// <inheritdoc/>
    public PipeWriter Output { get; }

    /// <summary>Does the handshake as the server, without asking for a client certificate.</summary>
    /// <exception cref="AuthenticationException">The handshake failed.</exception>
    /// <exception cref="IOException">The connection broke or closed.</exception>
    public static async Task<TlsTransport> UpgradeAsync(
        IDuplexPipe transport, TlsCertificate certificate, CancellationToken cancellationToken)
    {
        var stream = new SslStream(new DuplexPipeStream(transport), leaveInnerStreamOpen: false);
        try
        {
            var options = new SslServerAuthenticationOptions
            {
                ServerCertificateContext = certificate.Context,
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                ClientCertificateRequired = false,
                AllowRenegotiation = false,
            };
            await stream.AuthenticateAsServerAsync(options, cancellationToken);
            return new TlsTransport(stream);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <summary>Says goodbye in TLS terms; the pipes of the connection itself stay open.</summary>
    public async ValueTask DisposeAsync()
    {
        await Input.CompleteAsync();
        await Output.CompleteAsync();
        await _stream.ShutdownAsync();
        await _stream.DisposeAsync();
    }
}
