using Mrci.Commands.Tests.Harness;
using Mrci.ModuleHost.Tests.Harness;
using Mrci.Protocol.Frames;

namespace Mrci.ModuleHost.Tests;

/// <summary>
/// What a module can do wrong harms open invocations of that module at most (P-11.31): other sessions go on with built-in commands and other modules
/// meanwhile and afterwards.
/// </summary>
public sealed class MisbehaviourTests : IAsyncLifetime
{
    private const string Rogue = "rogue";
    private const string Tester = "tester";
    private const ushort TesterText = 513 + 256 + 3;

    private ModuleTestHost _host = null!;
    private TestSession _session = null!;
    private TestSession _other = null!;

    // One that its front end calls only when it is told to.
    private PeerSession _quiet = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await ModuleTestHost.StartAsync(
            static catalog =>
            {
                catalog.Install(Rogue, Built.Misbehaving);
                catalog.Install(Tester, Built.Tester, slot: 1);
            },
            static options =>
            {
                // Short, for many a test waits for their end; long enough for what behaves well on a machine that does much else.
                options.CallBudget = TimeSpan.FromSeconds(3);
                options.TurnBudget = TimeSpan.FromSeconds(3);
                options.Grace = TimeSpan.FromSeconds(1);
                options.MaxMemoryMiB = 192;
                options.WatchInterval = TimeSpan.FromMilliseconds(50);
            });
        _session = await _host.ConnectRootAsync();
        _other = await _host.ConnectRootAsync("other");
        _quiet = await _host.Host.ConnectPeerAsync(user: null);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    // P-5.9: the process goes on, and so do other invocations of the module.
    [Fact]
    public async Task Throwing_command_ends_its_own_invocation_only()
    {
        await WaitQuietlyAsync();

        (await RunAsync("throws")).ShouldBe(["Err", "Idle"]);

        (await EndWaitAsync()).ShouldBe(["Text", "Idle"]);
        _host.Log.ShouldContain(line => line.Contains("The module's own words.", StringComparison.Ordinal)); // the reason is in the debug log
    }

    // P-11.32: ERR at the end of the budget, then term(); what heeds it lives on.
    [Fact]
    public async Task Command_that_heeds_term_after_its_budget_keeps_the_module_host()
    {
        var process = _host.Processes.Order().ToArray();

        (await RunAsync("patient")).ShouldBe(["Err", "Text", "Idle"]);

        _host.Processes.Order().ShouldBe(process);
    }

    // P-11.31, P-11.32: every way to die, or to be killed.
    [Theory]
    [InlineData("allocates", false)]
    [InlineData("closes", true)]
    [InlineData("exits", true)]
    [InlineData("floods", true)]
    [InlineData("hangs", true)]
    [InlineData("hoards", true)]
    [InlineData("overflows", true)]
    [InlineData("spins", true)]
    [InlineData("throws_elsewhere", true)]
    public async Task Command_that_ends_its_process_harms_open_invocations_of_its_module_only(string command, bool dies)
    {
        await WaitQuietlyAsync();
        var run = RunAsync(command);

        // While it does so: built-in commands, and those of another module.
        while (!run.IsCompleted)
            await OtherGoesOnAsync();

        var answers = await run;
        // On a slow machine the flood is still under way when its time is up: what it sends until it is killed comes after ERR (P-11.32).
        if (!command.Equals("floods", StringComparison.Ordinal))
            answers[^2..].ShouldBe(["Err", "Idle"]);
        answers.Count(static type => type.Equals("Err", StringComparison.Ordinal)).ShouldBe(1);
        answers.Count(static type => type.Equals("Idle", StringComparison.Ordinal)).ShouldBe(1);
        answers[^1].ShouldBe("Idle");
        if (dies)
        {
            // A dialogue in another session of the silo is lost, and its client is told without asking.
            Types(await _quiet.TakeAsync()).ShouldBe(["Err", "Idle"]);
        }

        await OtherGoesOnAsync();

        // A new module host at the next call, in either session, with instances of its own.
        (await RunAsync("well")).ShouldBe(["Text", "Idle"]);
        (await EndWaitAsync()).ShouldBe(["Text", "Idle"]);
        _host.Catalog.Locks.ShouldBeEmpty();
    }

    // P-11.32: a turn has a budget of its own.
    [Fact]
    public async Task Turn_that_hangs_ends_the_loop()
    {
        (await RunAsync("loops")).ShouldBeEmpty();

        (await _session.TurnAsync()).Select(static frame => frame.Type).ShouldBe([FrameType.Err, FrameType.Idle]);
        _session.Reply.Looping.ShouldBeFalse();
        await OtherGoesOnAsync();
    }

    // All that a module has started ends with its module host, also what has left its process group.
    [Fact]
    public async Task Processes_that_a_module_has_started_die_with_it()
    {
        var frames = await _session.SendAsync(_session.IdOf("forks"), "");
        var children = frames.Where(static frame => frame.Type == FrameType.Text).Select(static frame => int.Parse(frame.Text)).ToArray();
        children.Length.ShouldBe(4);
        children.ShouldAllBe(child => ModuleTestHost.IsAlive(child));

        (await _session.EndAsync()).ShouldNotBeEmpty();
        (await _other.EndAsync()).ShouldNotBeEmpty();
        (await _quiet.Session.EndAsync()).ShouldNotBeEmpty();

        await Deadline.Until(() => !children.Any(ModuleTestHost.IsAlive), "the end of what the module has started");
    }

    // P-5.8: work that ends after procBin has returned.
    [Fact]
    public async Task Output_outside_a_call_reaches_the_client_by_itself()
    {
        (await _quiet.Session.SendAsync(_quiet.Session.IdOf("late"), "")).ShouldBeEmpty();

        var frames = new List<string>();
        while (frames.Count < 2)
            frames.AddRange(Types(await _quiet.TakeAsync()));
        frames.ShouldBe(["Text", "Idle"]);
    }

    // P-11.31: more than five deaths within a minute.
    [Fact]
    public async Task Module_that_dies_six_times_is_locked()
    {
        for (var death = 0; death < 6; death++)
        {
            _host.Catalog.Locks.ShouldBeEmpty();
            (await RunAsync("exits")).ShouldBe(["Err", "Idle"]);
        }

        await Deadline.Until(() => _host.Catalog.Locks.ContainsKey(Rogue), "the lock");
        (await RunAsync("well")).ShouldBe(["Err", "Idle"]);
        await OtherGoesOnAsync();

        var third = await _host.ConnectRootAsync("third");
        third.Commands.ContainsValue("well").ShouldBeFalse();
        third.Commands[TesterText].ShouldBe("test_text");
    }

    // P-11.33: nothing of the host's, and no file but the three standard ones, the socket, and the runtime's own.
    [Fact]
    public async Task Module_host_is_told_of_its_own_directories_only()
    {
        Environment.SetEnvironmentVariable("MRCI_ROOT_PASSWORD", "a secret");
        try
        {
            var frames = await _session.SendAsync(_session.IdOf("surroundings"), "");

            var text = string.Concat(frames.Select(static frame => frame.Text));
            text.ShouldNotContain("MRCI_");
            text.ShouldContain($"in {Path.Combine(_host.Catalog.DataDirectory, Rogue)}");
            text.ShouldNotContain(".db");
            text.Split('\n').Count(static line => line.StartsWith("socket:", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(1);
        }
        finally
        {
            Environment.SetEnvironmentVariable("MRCI_ROOT_PASSWORD", null);
        }
    }

    private static string[] Types(IEnumerable<TestFrame> frames) => [.. frames.Select(static frame => frame.Type.ToString())];

    // Types of the invocation's frames.
    private async Task<string[]> RunAsync(string command)
    {
        var id = _session.IdOf(command);
        return Types((await _session.SendAsync(id, "").Within($"the end of {command}")).Where(frame => frame.Id == id));
    }

    private async Task WaitQuietlyAsync() => Types(await _quiet.Session.SendAsync(_quiet.Session.IdOf("waits"), "")).ShouldBe(["Text"]);

    private async Task<string[]> EndWaitAsync() => Types(await _quiet.Session.SendAsync(_quiet.Session.IdOf("waits"), "end"));

    private async Task OtherGoesOnAsync()
    {
        var id = _other.IdOf("my_info");
        (await _other.SendAsync(id, "")).Where(frame => frame.Id == id).Select(static frame => frame.Type).ShouldBe([FrameType.Text, FrameType.Idle]);
        (await _other.SendAsync(TesterText, "").Within("a command of another module")).Where(static frame => frame.Id == TesterText).Count().ShouldBe(3);
    }
}
