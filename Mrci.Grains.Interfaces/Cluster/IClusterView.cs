namespace Mrci.Grains.Cluster;

/// <summary>What this process knows of the processes that run grains, its sites. It may be a second late, like all knowledge of a cluster.</summary>
public interface IClusterView
{
    /// <summary>Name of this process among the sites; another one after each start. Empty where no grains run.</summary>
    string Site { get; }

    /// <summary>The other sites that are alive. Empty when this is the only one, and where no grains run.</summary>
    IReadOnlyList<string> Peers { get; }

    /// <summary>Whether there is or has been any other site, so that a grain may have had an activation elsewhere.</summary>
    bool HadPeers { get; }

    /// <summary>Changes whenever a site may have come or gone.</summary>
    long Version { get; }
}
