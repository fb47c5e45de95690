using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests;

/// <summary>A configuration that cannot be used is one clear line on standard error, whatever the command line wants.</summary>
public sealed class BadConfigurationTests
{
    private const string Broken = """{ "Mrci": """;

    [Theory]
    [InlineData("-addr=127.0.0.1:4000")] // C-CLI.3
    [InlineData("-host")] // C-CLI.5
    [InlineData("-start")] // C-CLI.6
    [InlineData("-stop")] // C-CLI.7
    [InlineData("-status")] // C-CLI.8
    [InlineData("-reset_root")] // C-CLI.9
    [InlineData("-add_admin=ada")]
    public async Task File_that_cannot_be_read_ends_every_verb(string verb)
    {
        using var data = new DataDirectory();
        var file = Path.Combine(data.Path, "appsettings.json");
        await File.WriteAllTextAsync(file, Broken);

        var line = await RefusedAsync(data, verb);

        line.ShouldStartWith("mrci: the configuration cannot be read: ");
        line.ShouldContain(file);
        line.ShouldContain("LineNumber: 0");
        Directory.EnumerateFileSystemEntries(data.Path).ShouldHaveSingleItem("nothing has been made");
    }

    [Theory]
    [InlineData("--Mrci:Listen=nonsense", "Listen has 'nonsense'")]
    [InlineData("--Mrci:Listen:0=nonsense", "Listen has 'nonsense'")]
    [InlineData("--Mrci:Listen:0:Port=1", "Listen has ''")]
    [InlineData("--Mrci:Migrate=perhaps", "'perhaps' at 'Mrci:Migrate'")]
    [InlineData("--Mrci:LogRetentionDays=many", "'many' at 'Mrci:LogRetentionDays'")]
    public async Task Wrong_value_names_itself(string setting, string named)
    {
        // C-CLI.8, C-CFG.21
        using var data = new DataDirectory();

        (await RefusedAsync(data, "-status", setting)).ShouldContain(named);
    }

    [Fact]
    public async Task Value_of_the_wrong_type_ends_the_start()
    {
        // C-CFG.21
        using var data = new DataDirectory();

        (await RefusedAsync(data, "-host", "--Mrci:Front:DrainTimeout=long")).ShouldContain("'long' at 'Mrci:Front:DrainTimeout'");
    }

    [Fact]
    public async Task Stored_address_that_was_damaged_names_its_file()
    {
        // C-CLI.3
        using var data = new DataDirectory();
        var file = Path.Combine(data.Path, "listening.json");
        await File.WriteAllTextAsync(file, Broken);

        (await RefusedAsync(data, "-host")).ShouldContain(file);
    }

    [Fact]
    public async Task Host_that_runs_tells_what_it_started_with_and_logs_what_is_wrong()
    {
        // C-CLI.8: the file is broken for the host's next start, and fine for the one who asks.
        using var data = new DataDirectory();
        using var elsewhere = new DataDirectory();
        await using var host = HostProcess.Launch(data.Path, ["--listen", "127.0.0.1:0"], HostFixture.FirstRootPassword, directory: elsewhere.Path);
        await host.ReadyAsync();
        await File.WriteAllTextAsync(Path.Combine(elsewhere.Path, "appsettings.json"), Broken);

        await using var program = HostProcess.Launch(data.Path, ["-status"], rootPassword: null);

        (await program.ExitAsync()).ShouldBe(0, program.Errors);
        program.Output.ShouldContain("configured: 127.0.0.1:0", StringComparer.Ordinal);
        (await host.StopAsync()).ShouldBe(0);
        host.Errors.ShouldContain("The next start would fail: the configuration cannot be read: ");
    }

    [Fact]
    public async Task About_needs_no_configuration()
    {
        // C-CLI.2
        using var data = new DataDirectory();
        await File.WriteAllTextAsync(Path.Combine(data.Path, "appsettings.json"), Broken);

        await using var program = HostProcess.Launch(data.Path, ["-about"], rootPassword: null, directory: data.Path);

        (await program.ExitAsync()).ShouldBe(0, program.Errors);
    }

    private static async Task<string> RefusedAsync(DataDirectory data, params string[] arguments)
    {
        await using var program = HostProcess.Launch(data.Path, arguments, HostFixture.FirstRootPassword, directory: data.Path);
        (await program.ExitAsync()).ShouldBe(1);
        program.Output.ShouldBeEmpty();
        return program.Errors.Trim().Split('\n').ShouldHaveSingleItem();
    }
}
