using Mrci.Grains.Cluster;
using Orleans.Runtime;

namespace Mrci.Engine.Orleans.Cluster;

/// <summary>The view of a silo: what the membership service knows.</summary>
internal sealed class SiloView(IClusterMembershipService membership, ILocalSiloDetails self) : IClusterView
{
    private volatile Derived? _derived;

    /// <inheritdoc/>
    public string Site { get; } = self.SiloAddress.ToParsableString();

    /// <inheritdoc/>
    public IReadOnlyList<string> Peers => Current.Peers;

    /// <inheritdoc/>
    public bool HadPeers => Current.HadPeers;

    /// <inheritdoc/>
    public long Version => Current.Snapshot.Version.Value;

    private Derived Current
    {
        get
        {
            var snapshot = membership.CurrentSnapshot;
            var known = _derived;
            if (known?.Snapshot != snapshot)
                _derived = known = Derive(snapshot);
            return known;
        }
    }

    private Derived Derive(ClusterMembershipSnapshot snapshot)
    {
        var others = snapshot.Members.Values.Where(member => !member.SiloAddress.Equals(self.SiloAddress)).ToArray();
        string[] peers = [.. others.Where(static member => member.Status == SiloStatus.Active).Select(static member => member.SiloAddress.ToParsableString())];
        return new Derived(snapshot, peers, others.Length > 0);
    }

    private sealed record Derived(ClusterMembershipSnapshot Snapshot, string[] Peers, bool HadPeers);
}
