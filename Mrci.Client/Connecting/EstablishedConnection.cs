using System.Security.Cryptography.X509Certificates;
using Mrci.Protocol.Headers;

namespace Mrci.Client.Connecting;

/// <summary>A stream on which both headers have been exchanged and, for reply 2, TLS is in place.</summary>
internal sealed record EstablishedConnection(Stream Stream, HostHeader Header, X509Certificate2? HostCertificate);
