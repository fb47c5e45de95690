namespace Mrci.Grains.Cluster;

/// <summary>The view of a process that runs all grains alone.</summary>
public sealed class SingleSite : IClusterView
{
    /// <inheritdoc />
    public string Site => "";

    /// <inheritdoc />
    public IReadOnlyList<string> Peers => [];

    /// <inheritdoc />
    public bool HadPeers => false;

    /// <inheritdoc />
    public long Version => 0;
}
