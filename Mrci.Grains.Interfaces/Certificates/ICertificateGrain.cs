using Mrci.Grains.Failures;
using Orleans;

namespace Mrci.Grains.Certificates;

/// <summary>The certificate for one common name (D-611). Key: canonical common name.</summary>
[Alias("mrci.ICertificateGrain")]
public interface ICertificateGrain : IGrainWithStringKey
{
    /// <summary>The certificate for a client that asks for this name (P-1.12).</summary>
    /// <param name="commonName">The name as the client wrote it.</param>
    /// <param name="mayCreate">The name is an address of this host, so a self-signed pair may be made when none is stored.</param>
    /// <returns>A certificate that is valid now, or null when none is stored and none may be made.</returns>
    [Repeatable, Alias("GetOrCreate")]
    Task<CertificateMaterial?> GetOrCreateAsync(string commonName, bool mayCreate);
}
