using Orleans;
using Orleans.Concurrency;

namespace Mrci.Grains.Certificates;

/// <summary>
/// The common names that certificates are stored for, in order of creation (D-614). A listing: the certificates decide. A name is here before its
/// certificate is stored and until after it is removed, so a change that is interrupted leaves none unlisted. Key: 0.
/// </summary>
[Alias("mrci.ICertificateListGrain")]
public interface ICertificateListGrain : IGrainWithIntegerKey
{
    /// <summary>All names.</summary>
    [ReadOnly, Alias("GetList")]
    Task<CertificateList> GetAsync();

    /// <summary>Has the name as unsettled from now on, and adds it when it is not there.</summary>
    /// <param name="commonName">The name whose certificate is about to change.</param>
    [Alias("Begin")]
    Task BeginAsync(string commonName);

    /// <summary>Keeps the name or takes it away, and has it as unsettled no longer; harmless when it is so already.</summary>
    /// <param name="commonName">The name.</param>
    /// <param name="isStored">Whether there is a certificate for it.</param>
    [Alias("Settle")]
    Task SettleAsync(string commonName, bool isStored);
}
