using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Mrci.Protocol.Frames;

namespace Mrci.Client.Connecting;

/// <summary>The client's side of P-1.11: one HOST_CERT frame in clear, then TLS 1.2 or 1.3.</summary>
internal static class TlsUpgrade
{
    // A chain of a few certificates has some 10 KB; what is far above comes from no MRCI host.
    private const int MaxCertificateBytes = 1024 * 1024;

    public static async Task<(Stream Stream, X509Certificate2 HostCertificate)> RunAsync(
        Stream stream, MrciClientOptions options, CancellationToken cancellation)
    {
        X509Certificate2? announced = null;
        SslStream? tls = null;
        try
        {
            announced = ReadFirstPemBlock(await ReadHostCertAsync(stream, cancellation));
            tls = new SslStream(stream, leaveInnerStreamOpen: false);
            await tls.AuthenticateAsClientAsync(AuthenticationOptions(options, announced), cancellation);
            return (tls, announced);
        }
        catch (Exception e)
        {
            announced?.Dispose();
            if (tls is not null) await tls.DisposeAsync();
            if (e is AuthenticationException or IOException)
                throw new MrciConnectException(ConnectFailure.TlsFailed, $"No encrypted connection: {e.Message}", e);
            throw;
        }
    }

    private static SslClientAuthenticationOptions AuthenticationOptions(MrciClientOptions options, X509Certificate2 announced)
    {
        var authentication = new SslClientAuthenticationOptions
        {
            TargetHost = options.RequestedCommonName,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        };
        if (options.PinnedCertificate is { } pinned)
            authentication.RemoteCertificateValidationCallback = (_, presented, _, _) => IsSame(presented, pinned);
        else if (!options.CheckChain)
            authentication.RemoteCertificateValidationCallback = (_, presented, _, _) => IsSame(presented, announced);
        return authentication;
    }

    private static bool IsSame(X509Certificate? presented, X509Certificate2 expected) =>
        presented is not null && presented.GetRawCertData().AsSpan().SequenceEqual(expected.RawDataMemory.Span);

    // Reads the frame and not a byte more: what follows belongs to TLS.
    private static async Task<byte[]> ReadHostCertAsync(Stream stream, CancellationToken cancellation)
    {
        var head = new byte[FrameHeader.Size];
        await stream.ReadExactlyAsync(head, cancellation);
        var header = FrameHeader.Read(head);
        if (header.Type != FrameType.HostCert || header.CommandId != (ushort)AsyncCommand.SysMsg || header.Length > MaxCertificateBytes)
            throw NotACertificate("the host announced TLS but sent something else than its certificate.");
        var payload = new byte[header.Length];
        await stream.ReadExactlyAsync(payload, cancellation);
        return payload;
    }

    // A chain may follow the first block (P-15.3).
    private static X509Certificate2 ReadFirstPemBlock(byte[] pem)
    {
        try
        {
            return X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(pem));
        }
        catch (CryptographicException e)
        {
            throw NotACertificate($"the host's certificate cannot be read: {e.Message}", e);
        }
    }

    private static MrciConnectException NotACertificate(string what, Exception? cause = null) =>
        new(ConnectFailure.ProtocolError, $"This is no MRCI host: {what}", cause);
}
