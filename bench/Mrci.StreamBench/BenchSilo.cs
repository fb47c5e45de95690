using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mrci.Engine.Orleans.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Streams;

namespace Mrci.StreamBench;

/// <summary>A silo in this process, with both kinds of streams. Silos talk over loopback sockets.</summary>
internal sealed class BenchSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private BenchSilo(IHost host) => _host = host;

    public static async Task<BenchSilo[]> StartAsync(int count)
    {
        var primary = FreePort();
        var silos = new BenchSilo[count];
        for (var index = 0; index < count; index++)
        {
            var builder = Host.CreateEmptyApplicationBuilder(settings: null);
            var port = index == 0 ? primary : FreePort();
            builder.UseOrleans(silo =>
            {
                silo.UseLocalhostClustering(port, gatewayPort: 0, new IPEndPoint(IPAddress.Loopback, primary));
                silo.AddMemoryGrainStorage("PubSubStore");
                silo.AddMrciStreams("mrci");
                silo.AddMemoryStreams("memory", static streams => streams.ConfigurePullingAgent(static agent =>
                    agent.Configure(static options => options.GetQueueMsgsTimerPeriod = TimeSpan.FromMilliseconds(1))));
                silo.Configure<ClusterMembershipOptions>(static options => options.NumMissedProbesLimit = 20);
            });
            silos[index] = new BenchSilo(builder.Build());
            await silos[index]._host.StartAsync();
        }

        return silos;
    }

    public IStreamProvider Streams(string name) => _host.Services.GetRequiredKeyedService<IStreamProvider>(name);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
