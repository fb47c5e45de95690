using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Mrci.Commands.Host;
using Mrci.Commands.Tests.Harness;
using Mrci.Grains.Groups;
using Mrci.Grains.Registry;

namespace Mrci.Commands.Tests.Host;

public sealed class HostInfoTests
{
    private const ushort HostInfo = 286;

    [Fact]
    public async Task Host_tells_load_system_and_where_it_listens()
    {
        // C-host_info.1
        await using var host = await TestHost.StartAsync(services: static services => services.AddSingleton(new HostFacts
        {
            Listening = static () => [IPEndPoint.Parse("192.0.2.1:4000"), IPEndPoint.Parse("[2001:db8::1]:4001")],
        }));
        var session = await host.ConnectAsync(await host.AddUserAsync("olga", GroupIds.Root));
        await host.Grains.GetGrain<ISessionRegistryGrain>(0).TryAdmitAsync("front", session.Id);

        var frames = await session.SendAsync(HostInfo, "ignored");

        frames.Heads().ShouldBe([$"{HostInfo}:Text", $"{HostInfo}:Idle"]);
        var lines = frames[0].Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldContain("load: 1/100", StringComparer.Ordinal);
        lines.ShouldContain($"word size: {nint.Size * 8}", StringComparer.Ordinal);
        lines.ShouldContain("module import revision: 2", StringComparer.Ordinal);
        lines.ShouldContain($"machine: {Environment.MachineName}", StringComparer.Ordinal);
        lines.ShouldContain(line => line.StartsWith("version: ", StringComparison.Ordinal) && line.Length > 10);
        lines.Where(line => line.StartsWith("listening", StringComparison.Ordinal) || line.StartsWith("port", StringComparison.Ordinal))
            .ShouldBe(["listening address: 192.0.2.1", "port: 4000", "listening address: 2001:db8::1", "port: 4001"]);
    }

    [Fact]
    public async Task Configured_address_is_told_when_the_process_listens_nowhere()
    {
        await using var host = await TestHost.StartAsync(services: static services => services.AddSingleton(new HostFacts
        {
            Configured = static () => [IPEndPoint.Parse("192.0.2.1:4000")],
        }));
        var session = await host.ConnectAsync(await host.AddUserAsync("olga", GroupIds.Root));

        var text = (await session.SendAsync(HostInfo, "")).TextOf(HostInfo);

        text.ShouldContain("listening address: 192.0.2.1\nport: 4000\n");
    }
}
