using Mrci.Client;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary>host_config over real sockets: what other sessions and new connections see of a changed setting.</summary>
public sealed class HostConfigTests(HostConfigTests.ChangedHost changed) : IClassFixture<HostConfigTests.ChangedHost>
{
    [Fact]
    public async Task Session_that_runs_gets_and_loses_a_public_command()
    {
        // C-LST.4, C-CFG.4, P-11.3: without a new connection
        await using var nobody = await changed.Host.ConnectAsync();
        nobody.Commands.Contains("add_acct").ShouldBeFalse();

        await SetAsync("4", "1");
        await UntilAsync(nobody, commands => commands.Contains("add_acct"), "NEW_CMD of add_acct");

        await SetAsync("4", "0");
        await UntilAsync(nobody, commands => !commands.Contains("add_acct"), "RM_CMD of add_acct");
    }

    [Fact]
    public async Task New_maximum_of_sessions_counts_at_once_for_new_connections()
    {
        // C-CFG.3, P-7.6, X-9, B-35: running sessions stay.
        await using var running = await changed.Host.ConnectAsync();
        await SetAsync("3", "1");
        await using (var refused = await RawConnection.OpenAsync(changed.Host.Process.EndPoint))
            (await refused.ReadToEndAsync()).ShouldBeEmpty();
        await running.DoAsync("ls_cmds");

        await SetAsync("3", "100");
        await using var admitted = await changed.Host.ConnectAsync();
    }

    [Fact]
    public async Task Host_tells_where_it_listens()
    {
        // C-host_info.1
        var text = (await changed.Host.Root.DoAsync("host_info")).Text;

        text.ShouldContain($"listening address: 127.0.0.1\nport: {changed.Host.Process.EndPoint.Port}\n");
        text.ShouldContain("/100\n");
    }

    private async Task SetAsync(string item, string value)
    {
        var result = await changed.Host.Root.RunAsync("host_config", "", item, value, "0").Within($"item {item} to become {value}");
        result.IsError.ShouldBeFalse(string.Concat(result.Errors));
    }

    private static async Task UntilAsync(MrciClient client, Func<CommandList, bool> condition, string what)
    {
        await LookAsync().Within(what);

        async Task LookAsync()
        {
            while (!condition(client.Commands))
                await client.SynchronizeAsync();
        }
    }

    /// <summary>A host whose settings these tests change.</summary>
    public sealed class ChangedHost : OwnHostFixture;
}
