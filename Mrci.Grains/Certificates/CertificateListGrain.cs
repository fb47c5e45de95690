using Mrci.Domain.Names;
using Mrci.Grains.State;
using Orleans.Runtime;

namespace Mrci.Grains.Certificates;

/// <summary>The common names that certificates are stored for (D-614).</summary>
/// <param name="storage">The state.</param>
public sealed class CertificateListGrain([PersistentState("certificate-list", GrainStores.Default)] IPersistentState<CertificateListState> storage)
    : StatefulGrain<CertificateListState>(storage), ICertificateListGrain
{
    /// <inheritdoc />
    public Task<string[]> GetAsync() => Task.FromResult(Committed.Names.ToArray());

    /// <inheritdoc />
    public Task AddAsync(string commonName) => Find(commonName) is null
        ? CommitAsync(Committed with { Names = Committed.Names.Add(commonName) })
        : Task.CompletedTask;

    /// <inheritdoc />
    public Task RemoveAsync(string commonName) => Find(commonName) is { } listed
        ? CommitAsync(Committed with { Names = Committed.Names.RemoveAll(name => CanonicalName.AreSame(name, listed)) })
        : Task.CompletedTask;

    private string? Find(string commonName) => Committed.Names.FirstOrDefault(listed => CanonicalName.AreSame(listed, commonName));
}
