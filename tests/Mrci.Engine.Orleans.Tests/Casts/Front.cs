using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Mrci.Grains.Channels;
using Mrci.Grains.Cluster;
using Mrci.Grains.Events;
using Mrci.Grains.Sessions;
using Mrci.TcpFront.Diagnostics;
using Mrci.TcpFront.Hub;
using Orleans;

namespace Mrci.Engine.Tests.Casts;

/// <summary>The hub of a front that is a process of its own, with one session that writes down what it gets.</summary>
internal sealed class Front : IHubTarget, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<char, List<int>> _received = [];
    private readonly CastWatch _watch;
    private readonly FrontHub _hub;

    public Front(CastCluster cluster)
    {
        var client = cluster.Grains;
        var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var metrics = new FrontMetrics(services.GetRequiredService<IMeterFactory>());
        _watch = new CastWatch(
            new ClusterCastOwners(client), cluster.Client.GetRequiredService<IClusterView>(), metrics, TimeProvider.System, NullLogger<CastWatch>.Instance);
        _hub = new FrontHub(new ClusterStreamSource(client), _watch, NullLogger<FrontHub>.Instance);
    }

    public async Task OpenAsync(SubChannelRef subChannel) =>
        await _hub.UpdateAsync(new HubMember("receiver", this), new SessionInterests(1, [], [subChannel], ActiveUpdate: false));

    public int[] Of(Publisher publisher)
    {
        lock (_gate)
            return _received.TryGetValue(publisher.Name[0], out var numbers) ? [.. numbers] : [];
    }

    public void Deliver(ReadOnlyMemory<byte> frame)
    {
        var payload = frame.Span[^5..];
        lock (_gate)
        {
            if (!_received.TryGetValue((char)payload[0], out var numbers))
                _received.Add((char)payload[0], numbers = []);
            numbers.Add(BitConverter.ToInt32(payload[1..]));
        }
    }

    public void Notify(HostEvent notification) => throw new NotSupportedException();

    public void Reread() => throw new NotSupportedException();

    public void Dispose() => _watch.Dispose();
}
