using System.Net;
using System.Net.Sockets;
using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests;

/// <summary>Starting and stopping the host as an operator does.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task First_start_prints_a_random_root_password_once_and_it_works()
    {
        // C-CLI.10, D-404, P-0.4
        using var data = new DataDirectory();
        string password;
        await using (var host = HostProcess.Launch(data.Path, ["--listen", "127.0.0.1:0"], rootPassword: null))
        {
            await host.ReadyAsync();
            var line = host.Output.Single(line => line.StartsWith("mrci root password: ", StringComparison.Ordinal));
            password = line.Split(' ')[3];
            await using var root = await host.ConnectAsync();
            await root.LoginAsync("root", password, HostFixture.RootPassword);
            (await host.StopAsync()).ShouldBe(0);
        }

        await using (var host = HostProcess.Launch(data.Path, ["--listen", "127.0.0.1:0"], rootPassword: null))
        {
            await host.ReadyAsync();
            host.Output.ShouldHaveSingleItem().ShouldStartWith("mrci ready 127.0.0.1:");
            await using var root = await host.ConnectAsync();
            await root.LoginAsync("root", HostFixture.RootPassword);
        }
    }

    [Fact]
    public async Task Data_directory_defaults_below_the_given_one_and_holds_the_store()
    {
        // P-0.4
        using var data = new DataDirectory();
        await using var host = await HostProcess.StartAsync(data.Path);

        File.Exists(Path.Combine(data.Path, "mrci.db")).ShouldBeTrue();
        Directory.Exists(Path.Combine(data.Path, "files")).ShouldBeTrue("D-405: the root of the virtual paths is created at the first start");
    }

    [Fact]
    public async Task Stop_signal_tells_the_sessions_and_exits_with_0()
    {
        // P-1.18, P-1.20, C-CLI.5
        using var data = new DataDirectory();
        await using var host = await HostProcess.StartAsync(data.Path);
        await using var client = await host.ConnectAsync();

        var exit = host.StopAsync();

        (await client.NotificationAsync(AsyncCommand.SysMsg)).Type.ShouldBe(FrameType.Text);
        await client.Completion.Within("the end of the connection");
        (await exit).ShouldBe(0);
    }

    [Fact]
    public async Task Port_in_use_ends_the_start_with_a_clear_message()
    {
        // C-CLI.5
        using var data = new DataDirectory();
        using var occupied = new TcpListener(IPAddress.Loopback, 0);
        occupied.Start();

        await RefusedAsync(data.Path, ["--listen", $"{occupied.LocalEndpoint}"], "address already in use", exitCode: 1);
    }

    [Fact]
    public async Task Second_host_on_the_same_data_is_refused()
    {
        using var data = new DataDirectory();
        await using var first = await HostProcess.StartAsync(data.Path);

        await RefusedAsync(data.Path, ["--listen", "127.0.0.1:0"], "uses the data directory", exitCode: 1);
    }

    [Fact]
    public async Task Data_directory_that_is_a_file_ends_the_start_with_a_clear_message()
    {
        using var data = new DataDirectory();
        var file = Path.Combine(data.Path, "occupied");
        await File.WriteAllTextAsync(file, "not a directory");

        await RefusedAsync(file, ["--listen", "127.0.0.1:0"], file, exitCode: 1);
    }

    [Theory]
    [InlineData("--listen", "nowhere", "ADDR:PORT")]
    [InlineData("--listen", "127.0.0.1", "ADDR:PORT")]
    [InlineData("--http", "8080", "ADDR:PORT")]
    [InlineData("--Mrci:PasswordIterations", "1000", "210000")]
    [InlineData("--Mrci:RootPassword", "short", "D-202")]
    [InlineData("--Mrci:MaxModuleEntries", "65535", "MaxModuleEntries")]
    [InlineData("--Mrci:MaxModuleBytes", "0", "MaxModuleBytes")]
    [InlineData("--Mrci:InitialSettings:max_sessions", "0", "max_sessions")]
    [InlineData("--Mrci:InitialSettings:no_such_setting", "1", "no_such_setting")]
    public async Task Wrong_setting_ends_the_start_and_names_itself(string option, string value, string named)
    {
        // C-CFG.21
        using var data = new DataDirectory();
        await RefusedAsync(data.Path, [option, value], named, exitCode: 1);
    }

    [Fact]
    public async Task Unknown_option_is_refused()
    {
        using var data = new DataDirectory();
        await RefusedAsync(data.Path, ["--lisen", "127.0.0.1:0"], "--lisen", exitCode: 1);
    }

    [Fact]
    public async Task Help_names_the_options_and_starts_nothing()
    {
        // C-CLI.1
        using var data = new DataDirectory();
        await using var host = HostProcess.Launch(data.Path, ["--help"], rootPassword: null);

        (await host.ExitAsync()).ShouldBe(0);

        var help = string.Join('\n', host.Output);
        help.ShouldContain("--listen");
        help.ShouldContain("--data");
        help.ShouldContain("--http");
        File.Exists(Path.Combine(data.Path, "mrci.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task Health_answers_on_the_http_endpoint()
    {
        using var data = new DataDirectory();
        var address = Loopback.Free();
        await using var host = await HostProcess.StartAsync(data.Path, "--http", $"{address}");
        using var http = new HttpClient();

        foreach (var probe in new[] { "live", "ready", "startup" })
            (await http.GetStringAsync(new Uri($"http://{address}/health/{probe}"))).ShouldStartWith("Healthy");
    }

    private static async Task RefusedAsync(string data, string[] arguments, string named, int exitCode)
    {
        await using var host = HostProcess.Launch(data, arguments, HostFixture.FirstRootPassword);
        (await host.ExitAsync()).ShouldBe(exitCode, host.Errors);
        host.Errors.ShouldContain(named);
        host.Errors.ShouldNotContain("   at ", Case.Sensitive, "a clear message, no stack trace");
    }
}
