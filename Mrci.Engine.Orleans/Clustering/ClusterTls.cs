namespace Mrci.Engine.Orleans.Clustering;

/// <summary>
/// TLS of one kind of port inside the cluster, always mutual: either side shows a certificate of the cluster's own authority, and who has one
/// belongs to the cluster. Names in certificates are not looked at, since silos know each other by address.
/// </summary>
public sealed class ClusterTls
{
    /// <summary>PEM file of this process's certificate. Empty: no TLS.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>PEM file of its private key.</summary>
    public string Key { get; set; } = "";

    /// <summary>PEM file of the authority, or authorities, whose certificates are accepted.</summary>
    public string Authority { get; set; } = "";

    /// <summary>Whether TLS is wanted.</summary>
    public bool Enabled => Certificate.Length > 0;
}
