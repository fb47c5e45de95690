namespace Mrci.Engine.Orleans.Clustering;

/// <summary>How this process is part of a cluster: section <c>Mrci:Cluster</c> of the configuration.</summary>
public sealed class ClusterSettings
{
    /// <summary>Name of the section below the section of the host.</summary>
    public const string Section = "Cluster";

    /// <summary>Whether there is a cluster. Default false: this process alone.</summary>
    public bool Enabled { get; set; }

    /// <summary>Names the cluster: silos and fronts of one name find each other in the store. Default <c>mrci</c>.</summary>
    public string ClusterId { get; set; } = "mrci";

    /// <summary>Names the service whose states the store keeps; another name sees none of them. Default <c>mrci</c>, as without a cluster.</summary>
    public string ServiceId { get; set; } = "mrci";

    /// <summary>
    /// Address at which silos and fronts reach this silo: an IP address, or a host name that is looked up at the start. Default: what the name of
    /// this machine resolves to. A front needs none.
    /// </summary>
    public string AdvertisedAddress { get; set; } = "";

    /// <summary>Address to listen on for silos and fronts when it is not the advertised one, behind address translation. Default: the advertised one.</summary>
    public string ListenAddress { get; set; } = "";

    /// <summary>Port for other silos, 1 to 65535. Default 11111, as everywhere in Orleans.</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>Port for fronts that are processes of their own, 1 to 65535; 0 for none. Default 30000, as everywhere in Orleans.</summary>
    public int GatewayPort { get; set; } = 30000;

    /// <summary>How fast silos find each other dead. Default <see cref="ClusterProfile.Network"/>.</summary>
    public ClusterProfile Profile { get; set; }

    /// <summary>TLS between silos.</summary>
    public ClusterTls SiloTls { get; set; } = new();

    /// <summary>TLS between fronts and the gateways of silos.</summary>
    public ClusterTls GatewayTls { get; set; } = new();
}
