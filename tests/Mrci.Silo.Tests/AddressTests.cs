using System.Runtime.Versioning;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests;

/// <summary><c>-addr</c>, and what the host listens on (chapter 14 of commands.md, decision 0028).</summary>
public sealed class AddressTests
{
    [Fact]
    public async Task Stored_address_counts_from_the_next_start_and_restart_on()
    {
        // C-CLI.3, C-CLI.8, C-CFG.15, C-restart_host.1
        using var data = new DataDirectory();
        var (first, second) = (Loopback.Free(), Loopback.Free());
        var stored = await RunAsync(data.Path, "-addr", $"{first}");
        stored.Code.ShouldBe(0, stored.Errors);
        stored.Lines.ShouldHaveSingleItem().ShouldBe(
            $"listening address {first} is stored in {Path.Combine(data.Path, "listening.json")} and takes effect at the next start");
        await using var host = HostProcess.Launch(data.Path, [], HostFixture.FirstRootPassword);
        await host.ReadyAsync();
        host.EndPoint.ShouldBe(first);
        await using var root = await host.ConnectAsync();
        await root.LoginRootFirstAsync();

        // While it runs.
        (await RunAsync(data.Path, "-ADDR", $"{second}")).Code.ShouldBe(0);
        var status = (await RunAsync(data.Path, "-status")).Lines;
        status.ShouldContain($"listening: {first}", StringComparer.Ordinal);
        status.ShouldContain($"configured: {second}", StringComparer.Ordinal);
        (await root.RunAsync("host_config", "", "0").Within("the settings")).Text
            .ShouldContain($"listening address: {second.Address}\nlistening port: {second.Port}\n");
        (await root.RunAsync("host_info").Within("host_info")).Text.ShouldContain($"listening address: {first.Address}\nport: {first.Port}\n");

        (await root.RunAsync("restart_host", "", "RESTART").Within("the IDLE of restart_host")).IsError.ShouldBeFalse();
        await root.Completion.Within("the end of root's connection");
        await SaysAsync(host, $"mrci ready {second}").Within($"the host on {second}");
        (await RunAsync(data.Path, "-status")).Lines.ShouldContain($"listening: {second}", StringComparer.Ordinal);
    }

    [Fact]
    public async Task Command_line_and_environment_count_more_than_the_stored_address()
    {
        // C-CLI.3, C-CFG.21
        using var data = new DataDirectory();
        var stored = await RunAsync(data.Path, "-addr", "127.0.0.1:1", "--listen", "127.0.0.1:0");
        stored.Code.ShouldBe(0, stored.Errors);
        stored.Lines[^1].ShouldBe("the environment or the command line counts more, and has 127.0.0.1:0");

        await using (var host = await HostProcess.StartAsync(data.Path, "--listen", "127.0.0.2:0"))
        {
            // 127.0.0.1:0 and 127.0.0.2:0
            var status = (await RunAsync(data.Path, "-status")).Lines;
            status.Count(static line => line.StartsWith("listening: ", StringComparison.Ordinal)).ShouldBe(2);
            status.ShouldContain("configured: 127.0.0.1:0 127.0.0.2:0", StringComparer.Ordinal);
        }

        var address = Loopback.Free();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["Mrci__Listen__0"] = $"{address}" };
        await using var other = HostProcess.Launch(data.Path, [], HostFixture.FirstRootPassword, environment: environment);
        await other.ReadyAsync();
        other.EndPoint.ShouldBe(address);
    }

    [Fact]
    public async Task Stored_address_takes_the_place_of_all_that_the_files_have()
    {
        // C-CLI.3, C-CFG.21
        using var data = new DataDirectory();
        var address = Loopback.Free();
        await File.WriteAllTextAsync(Path.Combine(data.Path, "appsettings.json"), """{ "Mrci": { "Listen": ["127.0.0.1:1", "127.0.0.1:2"] } }""");
        (await RunAsync(data.Path, "-addr", $"{address}")).Code.ShouldBe(0);

        await using var host = HostProcess.Launch(data.Path, [], HostFixture.FirstRootPassword, directory: data.Path);
        await host.ReadyAsync();

        (await RunAsync(data.Path, "-status")).Lines.Where(static line => line.StartsWith("listening: ", StringComparison.Ordinal))
            .ShouldHaveSingleItem().ShouldBe($"listening: {address}");
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:0")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("127.0.0.1:80:80")]
    [InlineData("::1:80")]
    [InlineData("localhost:80")]
    [InlineData("")]
    public async Task Bad_address_is_one_line_and_exit_code_128_and_changes_nothing(string address)
    {
        // C-CLI.3
        using var data = new DataDirectory();

        var (code, lines, errors) = await RunAsync(data.Path, "-addr", address);

        code.ShouldBe(128, errors);
        lines.ShouldBeEmpty();
        errors.Trim().Split('\n').ShouldHaveSingleItem().ShouldStartWith($"mrci: '{address}' is no address to listen on");
        Directory.EnumerateFileSystemEntries(data.Path).ShouldBeEmpty();
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task File_and_a_directory_that_was_not_there_are_their_owners_only()
    {
        // C-CLI.3
        using var data = new DataDirectory();
        var directory = Path.Combine(data.Path, "new");
        (await RunAsync(directory, "-addr", "[::1]:4000")).Code.ShouldBe(0);

        var file = Directory.EnumerateFileSystemEntries(directory).ShouldHaveSingleItem();
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(directory).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        (await File.ReadAllTextAsync(file)).ShouldContain("[::1]:4000");
    }

    private static async Task SaysAsync(HostProcess host, string line)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!host.Output.Contains(line, StringComparer.Ordinal))
            await pace.WaitForNextTickAsync();
    }

    private static async Task<(int Code, string[] Lines, string Errors)> RunAsync(string data, params string[] arguments)
    {
        await using var program = HostProcess.Launch(data, arguments, rootPassword: null);
        var code = await program.ExitAsync();
        return (code, [.. program.Output.SelectMany(static line => line.Split('\n'))], program.Errors);
    }
}
