using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Mrci.Load.Sessions;

/// <summary>The client's side of TLS with a server whose certificate is known, as one is after <c>2:HOST_CERT</c> (P-1.11).</summary>
internal static class PinnedTls
{
    /// <summary>Does the handshake.</summary>
    /// <param name="stream">The connection; the result owns it.</param>
    /// <param name="expected">The only certificate that the server may present.</param>
    /// <param name="name">Name the server is asked for.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="LoadException">The handshake failed.</exception>
    public static async Task<SslStream> ConnectAsync(Stream stream, X509Certificate2 expected, string name, CancellationToken cancellation)
    {
        var tls = new SslStream(stream);
        try
        {
            var options = new SslClientAuthenticationOptions
            {
                TargetHost = name,
                RemoteCertificateValidationCallback = (_, presented, _, _) =>
                    presented is not null && presented.GetRawCertData().AsSpan().SequenceEqual(expected.RawDataMemory.Span),
            };
            await tls.AuthenticateAsClientAsync(options, cancellation);
            return tls;
        }
        catch (Exception failure)
        {
            await tls.DisposeAsync();
            if (failure is AuthenticationException)
                throw new LoadException($"No TLS session: {failure.Message}");
            throw;
        }
    }
}
