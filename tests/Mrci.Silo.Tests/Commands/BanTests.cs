using System.Net;
using Mrci.Client;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary>Bans over real sockets: P-1.2, P-1.3, C-add_ban, C-rm_ban, C-ls_bans. Loopback has addresses enough for strangers.</summary>
public sealed class BanTests(HostFixture fixture)
{
    [Fact]
    public async Task Banned_address_is_refused_until_the_ban_is_lifted_and_its_sessions_stay()
    {
        var stranger = IPAddress.Parse("127.0.1.77");
        await using var root = await fixture.RootAsync();
        await using var running = await RawConnection.StartSessionAsync(fixture.Host.EndPoint, stranger);

        await root.SilentAsync($"add_ban -ip {stranger}");
        await UntilRefusedAsync(stranger);
        await running.SynchronizeAsync(); // C-add_ban.1: running sessions stay
        (await root.RowsAsync($"ls_bans -ip_address {stranger}")).ShouldHaveSingleItem()[^1].ShouldBe("127.0.1.77");

        await root.SilentAsync($"rm_ban -ip {stranger}");
        await UntilAdmittedAsync(stranger);
    }

    [Fact]
    public async Task Deleted_row_lifts_its_ban()
    {
        // C-ls_bans.1, C-TBL.6
        var (kept, deleted) = (IPAddress.Parse("127.0.1.88"), IPAddress.Parse("127.0.1.99"));
        await using var root = await fixture.RootAsync();
        await root.SilentAsync($"add_ban -ip {kept}");
        await root.SilentAsync($"add_ban -ip {deleted}");
        await UntilRefusedAsync(deleted);

        var result = await root.RunAsync("ls_bans", $"-delete -ip_address {deleted}", "y").Within("the deletion");

        result.IsError.ShouldBeFalse();
        await UntilAdmittedAsync(deleted);
        await UntilRefusedAsync(kept);
    }

    // A notice carries the change to the front: every attempt is a point in time to look again.
    private Task UntilRefusedAsync(IPAddress address) => UntilAsync(address, isAdmitted: false);

    private Task UntilAdmittedAsync(IPAddress address) => UntilAsync(address, isAdmitted: true);

    private async Task UntilAsync(IPAddress address, bool isAdmitted)
    {
        await TryAsync().Within($"{address} to be {(isAdmitted ? "admitted" : "refused")}");

        async Task TryAsync()
        {
            while (await IsAdmittedAsync(address) != isAdmitted)
                await Task.Yield();
        }
    }

    private async Task<bool> IsAdmittedAsync(IPAddress address)
    {
        await using var connection = await RawConnection.OpenAsync(fixture.Host.EndPoint, address);
        try
        {
            await connection.SendAsync(RawConnection.Header);
        }
        catch (IOException)
        {
            return false;
        }

        connection.CloseSending();
        return (await connection.ReadToEndAsync()).Length > 0;
    }
}
