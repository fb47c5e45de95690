using Mrci.Client;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests;

/// <summary>A data directory moves from one engine to the other and back (design.md section 3).</summary>
public sealed class EngineSwapTests
{
    [Fact]
    public async Task What_one_engine_has_stored_the_other_reads_and_goes_on_with()
    {
        using var data = new DataDirectory();
        await using (var host = await HostProcess.StartProgramAsync(Programs.EmbeddedSilo, data.Path))
        {
            await using var root = await host.ConnectAsync();
            await root.LoginRootFirstAsync();
            await root.LetUsersAsync("ls_chs", "add_ch", "accept_ch");
            await root.AddAccountAsync("alice");
            await root.DoAsync("add_ch -ch_name embedded");
            await root.DoAsync("add_sub_ch -ch_name embedded -sub_name main");
            await root.DoAsync("invite_to_ch -ch_name embedded -user alice");
            (await host.StopAsync()).ShouldBe(0);
        }

        await using (var host = await HostProcess.StartProgramAsync(Programs.Silo, data.Path))
        {
            await using var alice = await host.ConnectAsync();
            await alice.LoginAsync("alice", HostFixture.UserPassword);
            await alice.DoAsync("accept_ch -ch_name embedded");
            await alice.DoAsync("add_ch -ch_name orleans");
            await ShowsAsync(alice, "embedded", "orleans");
            await using var root = await host.ConnectAsync();
            await root.LoginAsync("root", HostFixture.RootPassword);
            await root.AddAccountAsync("bob");
            (await host.StopAsync()).ShouldBe(0);
        }

        await using (var host = await HostProcess.StartProgramAsync(Programs.EmbeddedSilo, data.Path))
        {
            await using var alice = await host.ConnectAsync();
            await alice.LoginAsync("alice", HostFixture.UserPassword);
            await ShowsAsync(alice, "embedded", "orleans");
            await alice.RefusedAsync("add_ch -ch_name orleans");
            await using var bob = await host.ConnectAsync();
            await bob.LoginAsync("bob", HostFixture.UserPassword);
        }
    }

    private static async Task ShowsAsync(MrciClient client, params string[] channels)
    {
        var list = (await client.DoAsync("ls_chs")).Text;
        foreach (var channel in channels)
            list.ShouldContain(channel);
    }
}
