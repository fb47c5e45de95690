using System.Net;
using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests;

/// <summary>close_host and restart_host on a real process (P-1.20, P-7.4, P-7.14).</summary>
public sealed class StopCommandTests
{
    [Fact]
    public async Task Closed_host_ends_all_sessions_and_exits_with_0()
    {
        await using var host = await OwnHost.StartAsync();
        await using var visitor = await host.ConnectAsync();

        // C-close_host.1: the answer is over before the connection is.
        (await host.Root.RunAsync("close_host", "", "CLOSE").Within("the IDLE of close_host")).IsError.ShouldBeFalse();

        (await visitor.NotificationAsync(AsyncCommand.SysMsg)).Type.ShouldBe(FrameType.Text);
        await visitor.Completion.Within("the end of the visitor's connection");
        (await host.Process.ExitAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Restarted_host_comes_back_once_in_the_same_process_with_its_data()
    {
        // once
        await using var host = await OwnHost.StartAsync();
        await host.Root.AddAccountAsync("alice");
        (await host.Root.RunAsync("restart_host", "", "RESTART").Within("the IDLE of restart_host")).IsError.ShouldBeFalse();
        await host.Root.Completion.Within("the end of root's connection");

        var endPoint = await SecondReadyAsync(host.Process);
        await using var alice = await MrciClient.ConnectAsync(new MrciClientOptions { Host = endPoint.Address.ToString(), Port = endPoint.Port });
        await alice.WaitReadyAsync().Within("1:TEXT (ready)");
        await alice.SynchronizeAsync().Within("the command list");
        await alice.LoginAsync("alice", HostFixture.UserPassword);
        (await host.Process.StopAsync()).ShouldBe(0);
        Ready(host.Process).Length.ShouldBe(2);
    }

    private static async Task<IPEndPoint> SecondReadyAsync(HostProcess process)
    {
        await LookAsync().Within("a second line 'mrci ready'");
        return IPEndPoint.Parse(Ready(process)[1].Split(' ')[2]);

        async Task LookAsync()
        {
            while (Ready(process).Length < 2)
                await Task.Yield();
        }
    }

    private static string[] Ready(HostProcess process) => [.. process.Output.Where(line => line.StartsWith("mrci ready ", StringComparison.Ordinal))];
}
