using System.Net.Sockets;
using System.Text;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests;

/// <summary>What systemd is told under <c>Type=notify</c> (sd_notify(3)), as deploy/systemd has it.</summary>
public sealed class ServiceManagerTests
{
    [Fact]
    public async Task Host_tells_when_clients_are_accepted_and_when_it_stops()
    {
        using var data = new DataDirectory();
        var path = Path.Combine(Directory.CreateDirectory(data.Path).FullName, "notify");
        using var manager = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        manager.Bind(new UnixDomainSocketEndPoint(path));
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["NOTIFY_SOCKET"] = path };
        await using var host = HostProcess.Launch(data.Path, ["--listen", "127.0.0.1:0"], HostFixture.FirstRootPassword, environment: environment);

        (await NextAsync(manager)).ShouldBe("READY=1");
        await using (await host.ConnectAsync())
        {
        }

        var exit = host.StopAsync();
        (await NextAsync(manager)).ShouldBe("STOPPING=1");
        (await exit).ShouldBe(0);
    }

    private static async Task<string> NextAsync(Socket manager)
    {
        var buffer = new byte[256];
        var length = await manager.ReceiveAsync(buffer).Within("a message to systemd");
        return Encoding.ASCII.GetString(buffer, 0, length);
    }
}
