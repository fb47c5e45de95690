namespace Mrci.Engine.Orleans.Clustering;

/// <summary>How fast a silo that does not answer is declared dead (docs/cluster.md explains the numbers).</summary>
public enum ClusterProfile
{
    /// <summary>For networks that lose packets and machines that pause: a dead silo is found in about 10 s, and two others must agree.</summary>
    Network,

    /// <summary>For silos in one data centre: a dead silo is found in about half a second, by any one of the others.</summary>
    DataCentre,
}
