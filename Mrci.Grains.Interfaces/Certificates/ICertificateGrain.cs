using Mrci.Grains.Failures;
using Orleans;
using Orleans.Concurrency;

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

    /// <summary>What may be told of the certificate; null when there is none.</summary>
    [ReadOnly, Alias("GetInfo")]
    Task<CertificateInfo?> GetInfoAsync();

    /// <summary>Settles the name in the list of certificates (D-614), after an interrupted change.</summary>
    /// <returns>Whether there is a certificate.</returns>
    [Repeatable, Alias("Settle")]
    Task<bool> SettleAsync();

    /// <summary>Stores a certificate of an operator; connections that come from now on get it (C-add_cert.1).</summary>
    /// <param name="commonName">The name as the operator wrote it.</param>
    /// <param name="certificatePem">The certificate and its chain.</param>
    /// <param name="privateKey">Its key, PKCS #8 DER.</param>
    /// <param name="replace">Whether one that is there may go.</param>
    /// <returns>False when there is one and it may not go.</returns>
    /// <exception cref="ArgumentException">The key does not belong to the certificate.</exception>
    [Alias("Install")]
    Task<bool> InstallAsync(string commonName, string certificatePem, byte[] privateKey, bool replace);

    /// <summary>Removes certificate and key (C-rm_cert.1). False when there is none.</summary>
    [Alias("Remove")]
    Task<bool> RemoveAsync();
}
