using System.Net;

namespace Mrci.Load.Hosting;

/// <summary>The host that is measured: one that runs already, or one started for this.</summary>
/// <param name="commonName">See <see cref="CommonName"/>.</param>
internal abstract class LoadHost(string commonName) : IAsyncDisposable
{
    /// <summary>Common name of the certificate to ask for (P-1.12) where the host wants TLS; empty where sessions are plain.</summary>
    public string CommonName => commonName;

    /// <summary>Where it accepts clients.</summary>
    public abstract IPEndPoint EndPoint { get; }

    /// <summary>Its process, where memory is measured; null when it is not known.</summary>
    public abstract int? ProcessId { get; }

    /// <summary>Root's password, no longer one that must be changed (P-10.4).</summary>
    /// <exception cref="LoadException">It is not known.</exception>
    public abstract string RootPassword { get; }

    /// <summary>Gives the host up; ends it if it was started for this.</summary>
    public abstract ValueTask DisposeAsync();
}
