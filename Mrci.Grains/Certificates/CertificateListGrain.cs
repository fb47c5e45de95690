using System.Collections.Immutable;
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
    public Task<CertificateList> GetAsync() => Task.FromResult(new CertificateList([.. Committed.Names], [.. Committed.Unsettled]));

    /// <inheritdoc />
    public Task BeginAsync(string commonName) =>
        ChangeAsync(With(Committed.Names, commonName), With(Committed.Unsettled, commonName));

    /// <inheritdoc />
    public Task SettleAsync(string commonName, bool isStored) =>
        ChangeAsync(isStored ? With(Committed.Names, commonName) : Without(Committed.Names, commonName), Without(Committed.Unsettled, commonName));

    private Task ChangeAsync(ImmutableArray<string> names, ImmutableArray<string> unsettled) =>
        names == Committed.Names && unsettled == Committed.Unsettled
            ? Task.CompletedTask
            : CommitAsync(Committed with { Names = names, Unsettled = unsettled });

    // Both give the same array back when there is nothing to change.
    private static ImmutableArray<string> With(ImmutableArray<string> names, string name) =>
        names.Any(listed => CanonicalName.AreSame(listed, name)) ? names : names.Add(name);

    private static ImmutableArray<string> Without(ImmutableArray<string> names, string name) =>
        names.RemoveAll(listed => CanonicalName.AreSame(listed, name));
}
