using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests;

/// <summary>The verbs of the command line, with and without a host that runs (chapter 14 of commands.md).</summary>
public sealed class OperatorTests
{
    [Fact]
    public async Task Status_tells_load_and_addresses_and_stop_stops()
    {
        // C-CLI.7, C-CLI.8, C-CLI.11, D-503
        using var data = new DataDirectory();
        await using var host = await HostProcess.StartAsync(data.Path);
        await using var client = await host.ConnectAsync();

        var (code, status) = await RunAsync(data, "--status");

        code.ShouldBe(0);
        status.ShouldContain("load: 1/100", StringComparer.Ordinal);
        status.ShouldContain($"listening: {host.EndPoint}", StringComparer.Ordinal);
        status.ShouldContain($"store: {Path.Combine(data.Path, "mrci.db")}", StringComparer.Ordinal);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(data.Path, "control")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        (await RunAsync(data, "--stop")).Code.ShouldBe(0);
        (await host.ExitAsync()).ShouldBe(0);
        await client.Completion.Within("the end of the connection");
    }

    [Theory]
    [InlineData("--stop")]
    [InlineData("--status")]
    public async Task Without_a_host_there_is_a_note(string verb)
    {
        // C-CLI.7, C-CLI.8: exit code 0
        using var data = new DataDirectory();

        var (code, lines) = await RunAsync(data, verb);

        code.ShouldBe(0);
        lines.ShouldHaveSingleItem().ShouldStartWith("no host runs on ");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Root_gets_a_new_password_and_must_change_it(bool isRunning)
    {
        // C-CLI.9, C-CLI.10, B-36: random, and only its hash is stored
        using var data = new DataDirectory();
        await using (var host = await HostProcess.StartAsync(data.Path))
        {
            await using var root = await host.ConnectAsync();
            await root.LoginRootFirstAsync();
            if (isRunning)
                await LoginAsRootAsync(host, PasswordOf(await RunAsync(data, "--reset-root")));
        }

        if (isRunning)
            return;
        var password = PasswordOf(await RunAsync(data, "--reset-root"));
        await using var again = await HostProcess.StartAsync(data.Path);
        await LoginAsRootAsync(again, password);
    }

    [Fact]
    public async Task Admin_is_made_with_a_password_that_must_be_changed()
    {
        using var data = new DataDirectory();
        await using var host = await HostProcess.StartAsync(data.Path);

        var password = PasswordOf(await RunAsync(data, "--add-admin", "ada"));

        await using var ada = await host.ConnectAsync();
        await ada.LoginAsync("ada", password, HostFixture.UserPassword);
        ada.Commands.Contains("host_config").ShouldBeTrue("rank 1");
        (await RunAsync(data, "--add-admin", "ADA")).Lines.ShouldHaveSingleItem().ShouldContain("already");
        (await RunAsync(data, "--add-admin", "root")).Lines.ShouldHaveSingleItem().ShouldContain("cannot be a user name");
    }

    private static async Task LoginAsRootAsync(HostProcess host, string password)
    {
        await using var root = await host.ConnectAsync();
        await root.LoginAsync("root", password, HostFixture.UserPassword);
    }

    private static string PasswordOf((int Code, string[] Lines) run)
    {
        run.Code.ShouldBe(0);
        return run.Lines.ShouldHaveSingleItem().Split(' ')[3];
    }

    private static async Task<(int Code, string[] Lines)> RunAsync(DataDirectory data, params string[] arguments)
    {
        await using var program = HostProcess.Launch(data.Path, arguments, rootPassword: null);
        var code = await program.ExitAsync();
        return (code, [.. program.Output.SelectMany(static line => line.Split('\n'))]);
    }
}
