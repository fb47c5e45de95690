using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.Versioning;
using Mrci.Client;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests;

/// <summary><c>--start</c> and <c>--about</c>: the verbs that come before a host (chapter 14 of commands.md).</summary>
[UnsupportedOSPlatform("windows")]
public sealed class BackgroundTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task Started_host_is_on_its_own_and_root_logs_in_with_the_password_on_the_console()
    {
        // C-CLI.6, C-CLI.7, C-CLI.10
        using var data = new DataDirectory();
        var probes = new Probes();
        // A file that was there keeps what it says, and is nobody else's from then on.
        var log = Path.Combine(data.Path, "host.log");
        await File.WriteAllTextAsync(log, "earlier\n");
        // C-CLI.3: counts less than the options, which are handed on.
        (await RunAsync(data, "--addr", "127.0.0.1:1")).Code.ShouldBe(0);
        var (code, lines, errors) = await RunAsync(data, "--start", "--listen", "127.0.0.1:0", "--http", probes.Address);
        code.ShouldBe(0, errors);
        lines.Length.ShouldBe(2);
        var password = lines[0].Split(' ')[3];
        lines[1].ShouldEndWith(log);
        var process = ProcessOf(lines);
        try
        {
            await probes.UntilAsync("ready", HttpStatusCode.OK);
            (await SessionOfAsync(process)).ShouldBe(process, "a session of its own");
            File.GetUnixFileMode(log).ShouldBe(OwnerOnly);
            foreach (var stream in new[] { "0", "1", "2" })
                File.ResolveLinkTarget($"/proc/{process}/fd/{stream}", returnFinalTarget: false)!.FullName.ShouldBe(stream == "0" ? "/dev/null" : log);

            var status = (await RunAsync(data, "--status")).Lines;
            var address = IPEndPoint.Parse(status.Single(static line => line.StartsWith("listening: ", StringComparison.Ordinal)).Split(' ')[1]);
            await using (var root = await MrciClient.ConnectAsync(new MrciClientOptions { Host = "127.0.0.1", Port = address.Port }))
            {
                await root.WaitReadyAsync().Within("1:TEXT (ready)");
                await root.SynchronizeAsync().Within("the command list");
                await root.LoginAsync("root", password, HostFixture.RootPassword);
            }

            var again = await RunAsync(data, "--start", "--listen", "127.0.0.1:0");
            again.Code.ShouldBe(0);
            again.Lines.ShouldHaveSingleItem().ShouldBe($"a host runs already on {data.Path}");

            (await RunAsync(data, "--stop")).Code.ShouldBe(0);
            await EndAsync(process);
            var written = await File.ReadAllTextAsync(log);
            written.ShouldStartWith("earlier\n");
            written.ShouldContain("\nmrci ready 127.0.0.1:");
            written.ShouldNotContain(password);
        }
        finally
        {
            await KillAsync(process);
        }
    }

    [Fact]
    public async Task Started_host_listens_on_the_stored_address()
    {
        // C-CLI.3, C-CLI.6
        using var data = new DataDirectory();
        var probes = new Probes();
        var address = Loopback.Free();
        (await RunAsync(data, "--addr", $"{address}")).Code.ShouldBe(0);
        var (code, lines, errors) = await RunAsync(data, "--start", "--http", probes.Address);
        code.ShouldBe(0, errors);
        var process = ProcessOf(lines);
        try
        {
            await probes.UntilAsync("ready", HttpStatusCode.OK);

            (await RunAsync(data, "--status")).Lines.ShouldContain($"listening: {address}", StringComparer.Ordinal);
        }
        finally
        {
            await KillAsync(process);
        }
    }

    [Fact]
    public async Task Wrong_setting_is_told_on_the_console_and_nothing_starts()
    {
        // C-CLI.6, C-CFG.21
        using var data = new DataDirectory();

        var (code, lines, errors) = await RunAsync(data, "--start", "--Mrci:InitialSettings:max_sessions", "0");

        code.ShouldBe(1);
        errors.ShouldContain("max_sessions");
        lines.ShouldNotContain(static line => line.Contains("starts as process", StringComparison.Ordinal));
        File.Exists(Path.Combine(data.Path, "host.log")).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_the_programs_that_it_needs_the_start_fails_and_says_so()
    {
        // C-CLI.6
        using var data = new DataDirectory();
        var path = new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = data.Path };

        await using var program = HostProcess.Launch(data.Path, ["--start"], HostFixture.FirstRootPassword, environment: path);

        (await program.ExitAsync()).ShouldBe(1);
        program.Errors.ShouldContain("cannot be started in the background");
        program.Errors.ShouldNotContain("   at ", Case.Sensitive, "a clear message, no stack trace");
    }

    [Fact]
    public async Task About_tells_version_runtime_and_warranty_and_comes_before_other_verbs()
    {
        // C-CLI.2
        using var data = new DataDirectory();

        var (code, lines, _) = await RunAsync(data, "--host", "--start", "--about");

        code.ShouldBe(0);
        var about = string.Join('\n', lines);
        about.ShouldContain($"Mrci {typeof(MrciClient).Assembly.GetName().Version!.ToString(3)}");
        about.ShouldContain(".NET 10.");
        about.ShouldContain("MIT License");
        about.ShouldContain("NO WARRANTY");
        Directory.EnumerateFileSystemEntries(data.Path).ShouldBeEmpty("no store is needed");
    }

    private static async Task<(int Code, string[] Lines, string Errors)> RunAsync(DataDirectory data, params string[] arguments)
    {
        await using var program = HostProcess.Launch(data.Path, arguments, rootPassword: null);
        var code = await program.ExitAsync();
        return (code, [.. program.Output], program.Errors);
    }

    // "the host starts as process N; …", after the line with the first password of root.
    private static int ProcessOf(string[] lines) => int.Parse(lines[1].Split(' ', ';')[5], CultureInfo.InvariantCulture);

    private static async Task KillAsync(int process)
    {
        if (await StateOfAsync(process) is null or "Z")
            return;
        using var left = Process.GetProcessById(process);
        left.Kill();
        await EndAsync(process);
    }

    // Whether the process has gone or only waits for a parent that asks for its exit code is the machine's affair.
    private static async Task EndAsync(int process)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var deadline = new CancellationTokenSource(Deadline.Long);
        try
        {
            while (await StateOfAsync(process) is not (null or "Z"))
                await tick.WaitForNextTickAsync(deadline.Token);
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"waited in vain for the end of process {process}", late);
        }
    }

    private static async Task<string?> StateOfAsync(int process) => (await StatusOfAsync(process))?[0];

    private static async Task<int> SessionOfAsync(int process) =>
        int.Parse((await StatusOfAsync(process)).ShouldNotBeNull()[3], CultureInfo.InvariantCulture);

    // The words after the name, which may contain blanks: state, parent, group, session (proc(5)).
    private static async Task<string[]?> StatusOfAsync(int process)
    {
        try
        {
            var text = await File.ReadAllTextAsync($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
