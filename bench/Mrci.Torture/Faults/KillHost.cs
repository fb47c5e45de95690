using Mrci.Torture.Targets;

namespace Mrci.Torture.Faults;

/// <summary>A host is killed with SIGKILL and started again.</summary>
/// <param name="hosts">Those it may hit.</param>
internal sealed class KillHost(IReadOnlyList<SupervisedHost> hosts) : Fault("kill")
{
    /// <inheritdoc />
    public override async Task<string> StrikeAsync(Random random, CancellationToken cancellation)
    {
        var host = hosts[random.Next(hosts.Count)];
        await host.KillAndStartAsync(CancellationToken.None);
        return host.Name;
    }
}
