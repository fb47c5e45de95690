using System.Net;
using Mrci.Torture.Faults;

namespace Mrci.Torture.Targets;

/// <summary>What is tortured: where clients connect, and what can be done to it.</summary>
internal abstract class Target : IAsyncDisposable
{
    /// <summary>Where clients connect; the same through all faults.</summary>
    public abstract IReadOnlyList<IPEndPoint> Fronts { get; }

    /// <summary>Root's password, no longer one that must be changed (P-10.4).</summary>
    public abstract string RootPassword { get; }

    /// <summary>What can be done to it.</summary>
    public abstract IReadOnlyList<Fault> Faults { get; }

    /// <summary>Certificates in files of its hosts; none where the hosts are somebody's.</summary>
    public virtual IReadOnlyList<CertificateFile> Certificates => [];

    /// <summary>Whether it goes on after the run: then nothing that concerns all its users may stay.</summary>
    public virtual bool Outlives => false;

    /// <summary>Gets told of hosts that end though nobody has touched them, or don't come back.</summary>
    public Action<string> TellLost { get; set; } = static _ => { };

    /// <summary>What it is made of, for the report.</summary>
    public abstract string Description { get; }

    /// <inheritdoc />
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
