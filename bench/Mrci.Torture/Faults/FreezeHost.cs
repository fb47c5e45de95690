using Mrci.Torture.Targets;

namespace Mrci.Torture.Faults;

/// <summary>A host is stopped with SIGSTOP and goes on later, unless it finds then that the others took it for dead, and ends.</summary>
/// <param name="hosts">Those it may hit.</param>
/// <param name="time">For how long.</param>
internal sealed class FreezeHost(IReadOnlyList<SupervisedHost> hosts, TimeSpan time) : Fault($"freeze {time.TotalSeconds:0} s")
{
    /// <inheritdoc />
    public override async Task<string> StrikeAsync(Random random, CancellationToken cancellation)
    {
        var host = hosts[random.Next(hosts.Count)];
        await host.FreezeAsync(() => WaitAsync(time, cancellation));
        return host.Name;
    }
}
