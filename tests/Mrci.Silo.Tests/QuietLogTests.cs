using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests;

/// <summary>A log that warns of nothing is one whose warnings are read.</summary>
public sealed class QuietLogTests
{
    [Fact]
    public async Task Start_work_and_stop_in_good_order_warn_of_nothing()
    {
        using var data = new DataDirectory();
        await using var host = await HostProcess.StartAsync(data.Path);
        await using (var root = await host.ConnectAsync())
        {
            await root.LoginRootFirstAsync();
            await root.DoAsync("add_ch -ch_name plaza");
            await root.DoAsync("add_sub_ch -ch_name plaza -sub_name main");
            await root.DoAsync("open_sub_ch -ch_name plaza -sub_name main");
            await root.DoAsync("cast hello");
        }

        (await host.StopAsync()).ShouldBe(0);

        host.Errors.Split('\n').Where(static line => line.Length > 0 && !line.Contains(" info: ", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
