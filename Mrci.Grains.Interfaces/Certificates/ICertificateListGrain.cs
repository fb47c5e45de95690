using Orleans;
using Orleans.Concurrency;

namespace Mrci.Grains.Certificates;

/// <summary>The common names that certificates are stored for, in order of creation (D-614). A listing: the certificates decide. Key: 0.</summary>
[Alias("mrci.ICertificateListGrain")]
public interface ICertificateListGrain : IGrainWithIntegerKey
{
    /// <summary>All names as stored.</summary>
    [ReadOnly, Alias("Get")]
    Task<string[]> GetAsync();

    /// <summary>Adds a name; harmless when it is there.</summary>
    [Alias("Add")]
    Task AddAsync(string commonName);

    /// <summary>Takes a name away; harmless when it is not there.</summary>
    [Alias("Remove")]
    Task RemoveAsync(string commonName);
}
