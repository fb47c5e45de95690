using Mrci.Commands.Tests.Harness;
using Mrci.Protocol.Frames;

namespace Mrci.Commands.Tests.Sessions;

/// <summary>Loop mode, and every cell of the table of P-5.10.</summary>
public sealed class ModeTests : IAsyncLifetime
{
    private readonly TestLoaders _loaders = new();
    private readonly ScriptedCommand _idle;
    private readonly ScriptedCommand _looping;
    private readonly ScriptedCommand _other;
    private readonly ScriptedCommand _waiting;
    private TestHost _host = null!;
    private TestSession _session = null!;

    public ModeTests()
    {
        _idle = _loaders.Add("a_idle");
        _looping = _loaders.Add("b_looping", Loop);
        _other = _loaders.Add("c_looping", Loop);
        _waiting = _loaders.Add("d_waiting", static (command, _) =>
        {
            command.Host.EnableMoreInput(true);
            return ValueTask.CompletedTask;
        });
    }

    private static ushort Idle => 513;

    private static ushort Looping => 514;

    private static ushort Other => 515;

    private static ushort Waiting => 516;

    public async ValueTask InitializeAsync()
    {
        _host = await TestHost.StartAsync(_loaders);
        _session = await _host.ConnectAsync(await _host.AddUserAsync("alice"));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    // P-5.4, P-5.7
    [Fact]
    public async Task Looping_command_gets_empty_text_turns_until_it_stops()
    {
        (await _session.SendAsync(Looping, "start")).Heads().ShouldBe([$"{Looping}:Text"]);
        _session.Reply.Looping.ShouldBeTrue();

        (await _session.TurnAsync()).Select(frame => frame.ToString()).ShouldBe([$"{Looping}:Text \"\""]);
        (await _session.SendAsync(Looping, "stop")).Heads().ShouldBe([$"{Looping}:Text", $"{Looping}:Idle"]);
        _session.Reply.Looping.ShouldBeFalse();
    }

    // P-5.6, X-54, B-41: round robin, one procBin per turn; a paused command is passed over.
    [Fact]
    public async Task Turns_go_round_and_pass_over_paused_commands()
    {
        await _session.SendAsync(Looping, "");
        await _session.SendAsync(Other, "");

        (await TurnsAsync(4)).ShouldBe([Looping, Other, Looping, Other]);
        await _session.SendTargetAsync("pause", Looping);
        (await TurnsAsync(2)).ShouldBe([Other, Other]);
        await _session.SendTargetAsync("resume", Looping);
        (await TurnsAsync(2)).ShouldBe([Looping, Other]);
    }

    // P-5.6: a turn that nobody wants does nothing.
    [Fact]
    public async Task Turn_without_looping_command_does_nothing()
    {
        (await _session.TurnAsync()).ShouldBeEmpty();
    }

    // P-5.10: term, target not loaded → ERR.
    [Theory]
    [InlineData("term")]
    [InlineData("pause")]
    [InlineData("resume")]
    public async Task Target_that_is_not_loaded_is_an_error(string command)
    {
        var id = _session.IdOf(command);

        (await _session.SendTargetAsync(command, 900)).Heads().ShouldBe([$"{id}:Err", $"{id}:Idle"]);
    }

    // P-5.10, P-3.11, X-57: payloads of another length.
    [Theory]
    [InlineData("term", 1)]
    [InlineData("pause", 3)]
    [InlineData("resume", 9)]
    public async Task Target_of_another_length_is_an_error(string command, int length)
    {
        var id = _session.IdOf(command);

        (await _session.SendAsync(id, FrameType.CmdId, new byte[length])).Heads().ShouldBe([$"{id}:Err", $"{id}:Idle"]);
    }

    // P-5.10: other types just their IDLE.
    [Theory]
    [InlineData("term")]
    [InlineData("pause")]
    [InlineData("resume")]
    public async Task Frame_of_another_type_gives_only_idle(string command)
    {
        await _session.SendAsync(Looping, "");
        var id = _session.IdOf(command);

        (await _session.SendAsync(id, FrameType.Text)).Heads().ShouldBe([$"{id}:Idle"]);
        _looping.Host.InLoopMode.ShouldBeTrue();
        _looping.Terms.ShouldBe(0);
    }

    // P-5.10: term of an active command: term(), its IDLE, then the own one.
    [Theory]
    [InlineData(514)]
    [InlineData(516)]
    public async Task Term_ends_an_active_command(int target)
    {
        await _session.SendAsync((ushort)target, "");
        var term = _session.IdOf("term");

        (await _session.SendTargetAsync("term", (ushort)target)).Heads().ShouldBe([$"{target}:Idle", $"{term}:Idle"]);
        (_looping.Terms + _waiting.Terms).ShouldBe(1);
        _session.Reply.Looping.ShouldBeFalse();
    }

    // P-5.10: term of a paused command.
    [Fact]
    public async Task Term_ends_a_paused_command()
    {
        await _session.SendAsync(Looping, "");
        await _session.SendTargetAsync("pause", Looping);

        (await _session.SendTargetAsync("term", Looping)).Heads().ShouldBe([$"{Looping}:Idle", $"{_session.IdOf("term")}:Idle"]);
        (await _session.SendAsync(Looping, "stop")).Heads().ShouldBe([$"{Looping}:Text", $"{Looping}:Idle"]);
    }

    // P-5.10, P-5.11: not active → nothing, term() is not called.
    [Fact]
    public async Task Term_leaves_an_idle_command_alone()
    {
        (await _session.SendTargetAsync("term", Idle)).Heads().ShouldBe([$"{_session.IdOf("term")}:Idle"]);
        _idle.Terms.ShouldBe(0);
    }

    // P-5.10, B-41: empty = every active command.
    [Fact]
    public async Task Term_without_target_ends_all_active_commands()
    {
        await _session.SendAsync(Waiting, "");
        await _session.SendAsync(Looping, "");
        await _session.SendAsync(Other, "");
        await _session.SendTargetAsync("pause", Other);

        (await _session.SendTargetAsync("term", null)).Heads()
            .ShouldBe([$"{Looping}:Idle", $"{Other}:Idle", $"{Waiting}:Idle", $"{_session.IdOf("term")}:Idle"]);
        (_idle.Terms, _looping.Terms, _other.Terms, _waiting.Terms).ShouldBe((0, 1, 1, 1));
    }

    // P-5.10, C-pause.1: pause of a command that does not loop → ERR.
    [Theory]
    [InlineData(513)]
    [InlineData(516)]
    public async Task Pause_of_a_command_that_does_not_loop_is_an_error(int target)
    {
        await _session.SendAsync(Waiting, "");
        var pause = _session.IdOf("pause");

        (await _session.SendTargetAsync("pause", (ushort)target)).Heads().ShouldBe([$"{pause}:Err", $"{pause}:Idle"]);
    }

    // P-5.5, P-5.10: paused: no turns, and a frame is dropped with ERR and without IDLE.
    [Fact]
    public async Task Paused_command_takes_no_turn_and_no_frame()
    {
        await _session.SendAsync(Looping, "");
        (await _session.SendTargetAsync("pause", Looping)).Heads().ShouldBe([$"{_session.IdOf("pause")}:Idle"]);

        _session.Reply.Looping.ShouldBeFalse();
        var runs = _looping.Runs;
        (await _session.SendAsync(Looping, "stop")).Heads().ShouldBe([$"{Looping}:Err"]);
        (await _session.TurnAsync()).ShouldBeEmpty();
        _looping.Runs.ShouldBe(runs);
    }

    // P-5.10, C-pause.1, C-resume.1: empty pauses all that loop, resume lets all go on.
    [Fact]
    public async Task Pause_and_resume_without_target_act_on_all()
    {
        await _session.SendAsync(Looping, "");
        await _session.SendAsync(Other, "");

        (await _session.SendTargetAsync("pause", null)).Heads().ShouldBe([$"{_session.IdOf("pause")}:Idle"]);
        _session.Reply.Looping.ShouldBeFalse();
        (await _session.SendTargetAsync("resume", null)).Heads().ShouldBe([$"{_session.IdOf("resume")}:Idle"]);
        (await TurnsAsync(2)).ShouldBe([Looping, Other]);
    }

    // P-5.10: with nothing to act on, empty is no error.
    [Theory]
    [InlineData("term")]
    [InlineData("pause")]
    [InlineData("resume")]
    public async Task Command_without_target_and_without_anything_to_do_gives_only_idle(string command)
    {
        (await _session.SendTargetAsync(command, null)).Heads().ShouldBe([$"{_session.IdOf(command)}:Idle"]);
    }

    // P-5.10, C-resume.1: resume of a command that is not paused → ERR.
    [Theory]
    [InlineData(513)]
    [InlineData(514)]
    public async Task Resume_of_a_command_that_is_not_paused_is_an_error(int target)
    {
        await _session.SendAsync(Looping, "");
        var resume = _session.IdOf("resume");

        (await _session.SendTargetAsync("resume", (ushort)target)).Heads().ShouldBe([$"{resume}:Err", $"{resume}:Idle"]);
    }

    // P-6.1: the lists that every command can read.
    [Fact]
    public async Task Shared_state_lists_the_modes()
    {
        await _session.SendAsync(Looping, "");
        await _session.SendAsync(Other, "");
        await _session.SendAsync(Waiting, "");
        await _session.SendTargetAsync("pause", Other);
        ScriptedCommand.Input? seen = null;
        _idle.Run = (_, input) =>
        {
            seen = input;
            return ValueTask.CompletedTask;
        };

        await _session.SendAsync(Idle, "");

        var shared = seen.ShouldNotBeNull().Shared;
        shared.LoopingCommands.ShouldBe([Looping, Other]);
        shared.PausedCommands.ShouldBe([Other]);
        shared.MoreInputCommands.ShouldBe([Waiting]);
        shared.CommandNames[Looping].ShouldBe("b_looping");
    }

    private static ValueTask Loop(ScriptedCommand command, ScriptedCommand.Input input)
    {
        command.Say(input.Text);
        command.Host.EnableLoop(input.Text != "stop");
        return ValueTask.CompletedTask;
    }

    private async Task<List<ushort>> TurnsAsync(int count)
    {
        var ids = new List<ushort>();
        for (var i = 0; i < count; i++)
            ids.Add((await _session.TurnAsync()).Single().Id);
        return ids;
    }
}
