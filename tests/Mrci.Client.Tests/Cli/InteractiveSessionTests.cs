using Mrci.Cli;

namespace Mrci.Client.Tests.Cli;

public sealed class InteractiveSessionTests : IAsyncLifetime
{
    private const ushort Auth = 266;
    private const ushort MyInfo = 306;
    private const ushort Term = 341;

    private readonly FakeHost _host = new();
    private readonly FakeTerminal _terminal = FakeTerminal.Interactive();
    private FakeSession _session = null!;
    private Task<int> _exiting = null!;

    public async ValueTask InitializeAsync()
    {
        _exiting = new Application(_terminal, TimeProvider.System).RunAsync([_host.Address]);
        _session = await _host.AcceptReadyAsync();
        await _session.AnnounceAsync(Auth, "auth");
        await _session.AnnounceAsync(MyInfo, "my_info");
        // A notification behind them shows that the commands are known.
        await _session.SendAsync(2, FrameType.Text, "welcome");
        await _terminal.Output.WaitForAsync("welcome\n");
    }

    public ValueTask DisposeAsync()
    {
        _session.Dispose();
        _host.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Start_shows_version_session_and_encryption()
    {
        _terminal.Output.Written.ShouldContain("1.0.1");
        _terminal.Output.Written.ShouldContain(FakeSession.Id.ToString());
        _terminal.Output.Written.ShouldContain("encrypted");
        _terminal.HasControlC.ShouldBeTrue();
    }

    [Fact]
    public async Task Command_completed_by_tab_runs_and_shows_its_answer()
    {
        _terminal.Type("my\t-x\n");
        (await _session.ExpectAsync(MyInfo, FrameType.Text)).Text.ShouldBe("-x");
        await _session.SendAsync(MyInfo, FrameType.Text, "user: root");
        await _session.SendAsync(MyInfo, FrameType.Err, "err: half of it\n");
        await _session.IdleAsync(MyInfo);
        await _terminal.Output.WaitForAsync("user: root\nerr: half of it\n");

        await LeaveAsync(0);
    }

    // P-3.3
    [Fact]
    public async Task Private_prompt_hides_what_is_typed()
    {
        _terminal.Type("auth -user root\n");
        await _session.ExpectAsync(Auth, FrameType.Text);
        await _session.SendAsync(Auth, FrameType.PrivText, "Password: ");
        await _terminal.Output.WaitForAsync("Password: ");
        _terminal.Type("hunter2\n");
        (await _session.ExpectAsync(Auth, FrameType.Text)).Text.ShouldBe("hunter2");
        await _session.IdleAsync(Auth);
        await LeaveAsync(0);

        _terminal.Output.Written.ShouldNotContain("hunter2");
        _terminal.Output.Written.ShouldNotContain("unter");
    }

    // P-7.5
    [Fact]
    public async Task Notification_keeps_the_line_being_typed()
    {
        _terminal.Type("my_in");
        await _terminal.Output.WaitForAsync("mrci> my_in");
        await _session.SendAsync(5, FrameType.Text, "hello there");
        await _terminal.Output.WaitForAsync("[cast] hello there\nmrci> my_in");
        _terminal.Type("fo\n");
        await _session.ExpectAsync(MyInfo, FrameType.Text);
        await _session.IdleAsync(MyInfo);

        await LeaveAsync(0);
    }

    // P-15.4
    [Fact]
    public async Task Control_c_terminates_the_running_command()
    {
        await _session.AnnounceAsync(Term, "term");
        _terminal.Type("my_info\n");
        await _session.ExpectAsync(MyInfo, FrameType.Text);
        await _session.SendAsync(MyInfo, FrameType.Text, "working\n");
        await _terminal.Output.WaitForAsync("working\n");
        _terminal.Press(ConsoleKey.C, control: true);
        (await _session.ExpectAsync(Term, FrameType.CmdId)).Payload.ToArray().ShouldBe(CommandIdPayload.ToArray(MyInfo));
        await _session.IdleAsync(MyInfo);
        await _session.IdleAsync(Term);

        await LeaveAsync(0);
    }

    // C-GEN.5: nobody is logged in, so there is no term (P-4.10)
    [Fact]
    public async Task Control_c_without_term_cancels_with_an_empty_answer()
    {
        _terminal.Type("auth -user root\n");
        await _session.ExpectAsync(Auth, FrameType.Text);
        await _session.SendAsync(Auth, FrameType.PrivText, "Password: ");
        await _terminal.Output.WaitForAsync("Password: ");
        _terminal.Type("hunt");
        _terminal.Press(ConsoleKey.C, control: true);
        (await _session.ExpectAsync(Auth, FrameType.Text)).Text.ShouldBe("");
        await _session.IdleAsync(Auth);

        await LeaveAsync(0);
    }

    [Fact]
    public async Task Own_lines_are_not_sent()
    {
        _terminal.Type(":help\n:commands\nnonsense\n");
        await _terminal.Output.WaitForAsync("no command 'nonsense'");

        _terminal.Output.Written.ShouldContain(":bytes NAME HEX");
        _terminal.Output.Written.ShouldContain(":internal_mod");
        _terminal.Type(":quit\n");
        (await Deadline.For("the exit", _exiting)).ShouldBe(0);
        await _session.ExpectEndAsync();
    }

    [Fact]
    public async Task Connection_lost_exit_4_with_a_message()
    {
        _terminal.Type("half a li");
        _session.Dispose();

        (await Deadline.For("the exit", _exiting)).ShouldBe(4);
        _terminal.Output.Written.ShouldContain("The host has closed the connection.");
    }

    private async Task LeaveAsync(int expected)
    {
        _terminal.Press(ConsoleKey.D, control: true);
        (await Deadline.For("the exit", _exiting)).ShouldBe(expected);
        _terminal.Output.Written.ShouldContain("Leaving.");
    }
}
