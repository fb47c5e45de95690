using Mrci.Client;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary>The logs of a real host, as its viewers show them.</summary>
public sealed class LogTests(HostFixture fixture)
{
    private const string Wrong = "Not-The-Password-0";

    [Fact]
    public async Task Session_that_came_and_went_is_in_the_activity_log()
    {
        // C-LOG.1, P-1.21, C-ls_act_log.1
        await using var root = await fixture.RootAsync();
        string id;
        await using (var visitor = await fixture.ConnectAsync())
            id = visitor.SessionId.ToString();

        string[][] rows = [];
        await UntilAsync(root, $"ls_act_log -session_id {id}", table => (rows = table).Length >= 2, "both rows of the session");

        rows[0][^2..].ShouldBe(["session", "accepted"]);
        rows[1].ShouldContain("ended:", StringComparer.Ordinal);
        rows.ShouldAllBe(row => row[2] == "127.0.0.1" && row[3] == id);
    }

    [Fact]
    public async Task Failed_and_successful_logins_are_in_the_login_log_until_they_are_deleted()
    {
        // C-ls_auth_log.1, C-auth.5, C-auth.6, C-TBL.6
        var name = HostFixture.Name("lena");
        await fixture.AddAccountAsync(name);
        await using var client = await fixture.ConnectAsync();
        await client.TypesAsync("auth", $"-user {name}", Wrong, HostFixture.UserPassword);
        await using var root = await fixture.RootAsync();

        string[][] rows = [];
        await UntilAsync(root, $"ls_auth_log -user_name {name}", table => (rows = table).Length == 2, "the rows of both attempts");
        rows.Select(row => string.Join(' ', row[3..])).ShouldBe([$"{name} 1 0 0 0", $"{name} 1 0 0 1"]);

        (await root.RunAsync("ls_auth_log", $"-delete -user_name {name}", "y").Within("the deletion")).IsError.ShouldBeFalse();
        (await root.RowsAsync($"ls_auth_log -user_name {name}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Owner_reads_the_debug_log()
    {
        // C-ls_dbg.1: what is in it depends on what went wrong, which in this host is nothing in particular.
        await using var root = await fixture.RootAsync();
        CommandSteps.Rows((await root.DoAsync("ls_dbg")).Text)[0].ShouldBe(["time_stamp", "log_entry"]);
    }

    private static async Task UntilAsync(MrciClient root, string line, Func<string[][], bool> condition, string what)
    {
        await LookAsync().Within(what);

        async Task LookAsync()
        {
            while (!condition(await root.RowsAsync(line)))
                await Task.Yield();
        }
    }
}
