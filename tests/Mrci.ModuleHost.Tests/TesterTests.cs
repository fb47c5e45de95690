using Mrci.Commands.Tests.Harness;
using Mrci.ModuleHost.Tests.Harness;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;

namespace Mrci.ModuleHost.Tests;

/// <summary>The reference module of P-11.40, in a module host.</summary>
public sealed class TesterTests : IAsyncLifetime
{
    private const ushort Inherit = 513;
    private const ushort Input = 514;
    private const ushort Loop = 515;
    private const ushort Text = 516;

    private ModuleTestHost _host = null!;
    private TestSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await ModuleTestHost.StartAsync(static catalog => catalog.Install("Tester", Built.Tester));
        _session = await _host.ConnectRootAsync();
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    // P-4.1, P-4.9, P-11.40: ids from 513; rank 1 only.
    [Fact]
    public async Task Commands_have_the_ids_of_slot_0_and_are_for_rank_1()
    {
        _session.Commands.Where(static command => command.Key is > 512 and < 65025).Select(static command => $"{command.Key} {command.Value}")
            .ShouldBe(["513 test_inherit", "514 test_input", "515 test_loop", "516 test_text"]);
        var announced = _session.Greeting.Single(static frame => frame.Type == FrameType.NewCmd && frame.Payload is [0x04, 0x02, ..]);
        NewCommand.TryRead(announced.Payload, out var command).ShouldBeTrue();
        (command.HandlesGenFile, command.LibraryText).ShouldBe((false, "MRCITestMod_1.0.1"));

        (await _host.ConnectAsync()).Commands.Keys.ShouldNotContain(Text);
        (await _host.Host.ConnectAsync(await _host.Host.AddUserAsync("alice"))).Commands.Keys.ShouldNotContain(Text);
    }

    [Fact]
    public async Task Text_sends_a_text_and_an_error()
    {
        (await _session.SendAsync(Text, "")).Heads().ShouldBe(["516:Text", "516:Err", "516:Idle"]);
    }

    [Fact]
    public async Task Input_stays_until_it_has_an_answer()
    {
        (await _session.SendAsync(Input, "")).Heads().ShouldBe(["514:Text"]);
        (await _session.SendAsync(Input, "perhaps")).Heads().ShouldBe(["514:Err"]);
        (await _session.SendAsync(Input, "")).Heads().ShouldBe(["514:Err"]);
        (await _session.SendAsync(Input, "YES")).Heads().ShouldBe(["514:Text", "514:Idle"]);
        (await _session.SendAsync(Input, "yes")).Heads().ShouldBe(["514:Text"]);
    }

    // P-5.6, P-5.10
    [Fact]
    public async Task Loop_counts_to_ten_and_starts_again_after_term()
    {
        (await _session.SendAsync(Loop, "")).ShouldBeEmpty();
        (await _session.TurnAsync()).TextOf(Loop).ShouldBe("Loop: 0\n");
        (await _session.TurnAsync()).TextOf(Loop).ShouldBe("Loop: 1\n");
        (await _session.SendTargetAsync("pause", Loop)).Heads().ShouldBe([$"{_session.IdOf("pause")}:Idle"]);
        (await _session.TurnAsync()).ShouldBeEmpty();
        await _session.SendTargetAsync("resume", Loop);
        (await _session.SendTargetAsync("term", Loop)).Heads().ShouldBe([$"{Loop}:Idle", $"{_session.IdOf("term")}:Idle"]);

        await _session.SendAsync(Loop, "");
        for (var turn = 0; turn < 9; turn++)
            (await _session.TurnAsync()).ShouldHaveSingleItem().Text.ShouldBe($"Loop: {turn}\n");
        (await _session.TurnAsync()).Heads().ShouldBe([$"{Loop}:Text", $"{Loop}:Idle"]);
        _session.Reply.Looping.ShouldBeFalse();
    }

    // P-5.30, P-5.31, P-11.34: the helper's output under the parent's id.
    [Fact]
    public async Task Inherit_has_my_info_work_for_it()
    {
        var frames = await _session.SendAsync(Inherit, "");

        frames.Heads().ShouldBe(["513:Text", "513:Text", "513:Idle"]);
        frames[1].Text.ShouldContain(_session.Id);
        frames[1].Text.ShouldContain("admin");
    }

    // C-ls_cmds.1, C-cmd_info.1: the texts are there without asking the module.
    [Fact]
    public async Task Help_shows_the_texts_of_the_module()
    {
        var id = _session.IdOf("cmd_info");

        (await _session.SendAsync(id, "-cmd_name test_loop")).TextOf(id).ShouldContain("counts in a loop.");
    }

    // P-11.12, P-11.13: one process for all sessions of the silo; ended with the last.
    [Fact]
    public async Task One_process_serves_all_sessions_and_ends_with_the_last()
    {
        var other = await _host.ConnectRootAsync("other");
        var process = _host.Processes.ShouldHaveSingleItem();

        await other.EndAsync();
        ModuleTestHost.IsAlive(process).ShouldBeTrue();
        (await _session.SendAsync(Text, "")).Count.ShouldBe(3);

        await _session.EndAsync();
        await Deadline.Until(() => !ModuleTestHost.IsAlive(process), "the end of the module host");
        (await _host.ConnectRootAsync("third")).Commands[Text].ShouldBe("test_text");
    }

    // P-1.18 step 3, P-4.11: a dialogue that is open when the session ends.
    [Fact]
    public async Task End_of_the_session_terminates_an_open_dialogue()
    {
        await _session.SendAsync(Input, "");

        var frames = (await _session.EndAsync()).Changes();

        frames.Contains("514:Idle", StringComparer.Ordinal).ShouldBeTrue();
        frames.Contains("RM 514", StringComparer.Ordinal).ShouldBeTrue();
    }

    // P-10.22: after a planned move the commands are there as before, and what was open is told.
    [Fact]
    public async Task Planned_move_keeps_the_commands()
    {
        await _session.SendAsync(Input, "");

        await _host.Host.RestartAsync();

        (await _session.RenewAsync()).Heads().ShouldBe(["514:Err", "514:Idle"]);
        (await _session.SendAsync(Text, "")).Heads().ShouldBe(["516:Text", "516:Err", "516:Idle"]);
    }

    // P-10.25: after a loss the same ids.
    [Fact]
    public async Task Recovery_announces_the_same_ids()
    {
        var before = _session.Commands.ToArray();

        await _host.Host.KillAsync();
        await _session.RecoverAsync();

        _session.Commands.ShouldBe(before);
        (await _session.SendAsync(Text, "")).Heads().ShouldBe(["516:Text", "516:Err", "516:Idle"]);
    }
}
