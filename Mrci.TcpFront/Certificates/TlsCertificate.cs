using System.Net.Security;

namespace Mrci.TcpFront.Certificates;

/// <summary>A certificate, ready for use.</summary>
/// <param name="Pem">The file it was made of.</param>
/// <param name="Frame">The <c>2:HOST_CERT</c> frame that announces it (P-1.11).</param>
/// <param name="Context">What the TLS server presents.</param>
internal sealed record TlsCertificate(string Pem, ReadOnlyMemory<byte> Frame, SslStreamCertificateContext Context);
