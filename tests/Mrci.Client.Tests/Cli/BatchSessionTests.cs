using Microsoft.Extensions.Time.Testing;
using Mrci.Cli;

namespace Mrci.Client.Tests.Cli;

public sealed class BatchSessionTests : IDisposable
{
    private const ushort Auth = 266;
    private const ushort MyInfo = 306;
    private const ushort Term = 341;

    private readonly FakeHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Commands_succeed_exit_0_with_plain_output()
    {
        var terminal = FakeTerminal.Redirected();
        var (exiting, session) = await StartAsync(terminal, "-c", "my_info", "-c", "my_info -x");
        await ServeAsync(session, MyInfo, "", "one\n");
        await ServeAsync(session, MyInfo, "-x", "\e[1mtwo");
        await session.SynchronizeAsync();

        (await Deadline.For("the exit", exiting)).ShouldBe(0);
        terminal.Output.Written.ShouldBe("one\n\e[1mtwo\n");
        terminal.Error.Written.ShouldContain(FakeSession.Id.ToString());
        terminal.Error.Written.ShouldContain("1.0.1");
    }

    [Fact]
    public async Task Command_answers_err_exit_1_and_the_rest_still_runs()
    {
        var terminal = FakeTerminal.Redirected();
        var (exiting, session) = await StartAsync(terminal, "-c", "my_info", "-c", "my_info");
        await session.SynchronizeAsync();
        await session.ExpectAsync(MyInfo, FrameType.Text);
        await session.SendAsync(MyInfo, FrameType.Err, "err: you are nobody\n");
        await session.IdleAsync(MyInfo);
        await ServeAsync(session, MyInfo, "", "two\n");
        await session.SynchronizeAsync();

        (await Deadline.For("the exit", exiting)).ShouldBe(1);
        terminal.Error.Written.ShouldContain("err: you are nobody\n");
        terminal.Output.Written.ShouldBe("two\n");
    }

    [Fact]
    public async Task Command_unknown_exit_1()
    {
        var terminal = FakeTerminal.Redirected();
        var (exiting, session) = await StartAsync(terminal, "-c", "nonsense");
        await session.SynchronizeAsync();
        await session.SynchronizeAsync();

        (await Deadline.For("the exit", exiting)).ShouldBe(1);
        terminal.Error.Written.ShouldContain("nonsense");
    }

    // P-3.3
    [Fact]
    public async Task Private_prompt_takes_the_next_line_of_standard_input()
    {
        var terminal = FakeTerminal.Redirected("hunter2");
        var (exiting, session) = await StartAsync(terminal, "-c", "auth -user root");
        await session.SynchronizeAsync();
        await session.ExpectAsync(Auth, FrameType.Text);
        await session.SendAsync(Auth, FrameType.PrivText, "Password: ");
        (await session.ExpectAsync(Auth, FrameType.Text)).Text.ShouldBe("hunter2");
        await session.IdleAsync(Auth);
        await session.SynchronizeAsync();

        (await Deadline.For("the exit", exiting)).ShouldBe(0);
        terminal.Error.Written.ShouldContain("Password: ");
        (terminal.Output.Written + terminal.Error.Written).ShouldNotContain("hunter2");
    }

    // C-GEN.5
    [Fact]
    public async Task Private_prompt_at_the_end_of_input_is_cancelled_exit_1()
    {
        var terminal = FakeTerminal.Redirected();
        var (exiting, session) = await StartAsync(terminal, "-c", "auth -user root");
        await session.SynchronizeAsync();
        await session.ExpectAsync(Auth, FrameType.Text);
        await session.SendAsync(Auth, FrameType.PrivText, "Password: ");
        (await session.ExpectAsync(Auth, FrameType.Text)).Text.ShouldBe("");
        await session.IdleAsync(Auth);
        await session.SynchronizeAsync();

        (await Deadline.For("the exit", exiting)).ShouldBe(1);
        terminal.Error.Written.ShouldContain("no more input");
    }

    [Fact]
    public async Task Text_prompt_takes_a_line_after_300_ms_of_silence()
    {
        var time = new FakeTimeProvider();
        var terminal = FakeTerminal.Redirected("y");
        var (exiting, session) = await StartAsync(terminal, time, "-c", "my_info");
        await session.SynchronizeAsync();
        await session.ExpectAsync(MyInfo, FrameType.Text);
        await session.SendAsync(MyInfo, FrameType.Text, "Sure? ");
        var answer = await Deadline.Passing("the answer", time, TimeSpan.FromMilliseconds(100), session.ReceiveAsync());
        answer.Text.ShouldBe("y");
        await session.IdleAsync(MyInfo);
        await session.SynchronizeAsync();

        (await Deadline.For("the exit", exiting)).ShouldBe(0);
    }

    // P-5.10
    [Fact]
    public async Task Text_prompt_at_the_end_of_input_is_terminated_after_10_s_exit_1()
    {
        var time = new FakeTimeProvider();
        var terminal = FakeTerminal.Redirected();
        var (exiting, session) = await StartAsync(terminal, time, "-c", "my_info");
        await session.SynchronizeAsync();
        await session.ExpectAsync(MyInfo, FrameType.Text);
        await session.SendAsync(MyInfo, FrameType.Text, "Sure? ");
        var terminated = await Deadline.Passing("term", time, TimeSpan.FromSeconds(1), session.ReceiveAsync());
        (terminated.CommandId, terminated.Type).ShouldBe((Term, FrameType.CmdId));
        await session.IdleAsync(MyInfo);
        await session.IdleAsync(Term);
        await session.SynchronizeAsync();

        (await Deadline.For("the exit", exiting)).ShouldBe(1);
    }

    [Fact]
    public async Task Lines_of_standard_input_are_commands_and_their_answers()
    {
        var terminal = FakeTerminal.Redirected("auth -user root", "hunter2", "", "my_info", ":quit", "my_info");
        var (exiting, session) = await StartAsync(terminal);
        await session.SynchronizeAsync();
        await session.ExpectAsync(Auth, FrameType.Text);
        await session.SendAsync(Auth, FrameType.PrivText, "Password: ");
        (await session.ExpectAsync(Auth, FrameType.Text)).Text.ShouldBe("hunter2");
        await session.IdleAsync(Auth);
        await session.SynchronizeAsync();
        await ServeAsync(session, MyInfo, "", "root\n");
        await session.SynchronizeAsync();
        await session.SynchronizeAsync();

        (await Deadline.For("the exit", exiting)).ShouldBe(0);
        terminal.Output.Written.ShouldBe("root\n");
    }

    // P-7.5, P-7.33
    [Fact]
    public async Task Notifications_are_printed_while_it_waits()
    {
        var time = new FakeTimeProvider();
        var terminal = FakeTerminal.Redirected();
        var (exiting, session) = await StartAsync(terminal, time, "-c", "my_info", "--wait", "5");
        await ServeAsync(session, MyInfo, "", "me\n");
        await session.SendAsync(5, FrameType.Text, "hi\n");
        await session.SendAsync(5, FrameType.Bytes, [0, 255]);
        await session.SendAsync(33, FrameType.Text, "-ch_name \"c\"");
        await terminal.Output.WaitForAsync("[invited to channel]");
        exiting.IsCompleted.ShouldBeFalse();

        (await Deadline.Passing("the exit", time, TimeSpan.FromSeconds(1), exiting)).ShouldBe(0);
        terminal.Output.Written.ShouldBe("me\n[cast] hi\n[cast] Bytes, 2 bytes: 00ff\n[invited to channel] -ch_name \"c\"\n");
    }

    [Fact]
    public async Task Connection_lost_in_a_command_exit_4()
    {
        var terminal = FakeTerminal.Redirected();
        var (exiting, session) = await StartAsync(terminal, "-c", "my_info");
        await session.SynchronizeAsync();
        await session.ExpectAsync(MyInfo, FrameType.Text);
        session.Dispose();

        (await Deadline.For("the exit", exiting)).ShouldBe(4);
        terminal.Error.Written.ShouldContain("closed the connection");
    }

    // C-CLI: close_host ends the connection after its own IDLE
    [Fact]
    public async Task Connection_closed_after_the_last_command_exit_0()
    {
        var terminal = FakeTerminal.Redirected();
        var (exiting, session) = await StartAsync(terminal, "-c", "my_info");
        await ServeAsync(session, MyInfo, "", "bye\n");
        session.Dispose();

        (await Deadline.For("the exit", exiting)).ShouldBe(0);
    }

    [Fact]
    public async Task Host_not_there_exit_3()
    {
        var terminal = FakeTerminal.Redirected();
        var address = _host.Address;
        _host.Dispose();

        (await Deadline.For("the exit", RunAsync(terminal, TimeProvider.System, address, "-c", "my_info"))).ShouldBe(3);
        terminal.Error.Written.ShouldContain(address);
    }

    [Theory]
    [InlineData]
    [InlineData("host:0")]
    [InlineData("host:1", "--nonsense")]
    [InlineData("host:1", "surplus")]
    [InlineData("host:1", "--wait", "-1")]
    [InlineData("host:1", "--pin", "no-such-file.pem")]
    public async Task Usage_wrong_exit_2(params string[] arguments)
    {
        var terminal = FakeTerminal.Redirected();

        (await Deadline.For("the exit", RunAsync(terminal, TimeProvider.System, arguments))).ShouldBe(2);
        terminal.Error.Written.ShouldStartWith("mrci: ");
    }

    [Fact]
    public async Task Help_names_the_exit_codes_exit_0()
    {
        var terminal = FakeTerminal.Redirected();

        (await Deadline.For("the exit", RunAsync(terminal, TimeProvider.System, "--help"))).ShouldBe(0);
        terminal.Output.Written.ShouldContain("Exit codes");
        terminal.Output.Written.ShouldContain("--pin");
    }

    private static Task<int> RunAsync(FakeTerminal terminal, TimeProvider time, params string[] arguments) =>
        new Application(terminal, time).RunAsync(arguments);

    private Task<(Task<int> Exiting, FakeSession Session)> StartAsync(FakeTerminal terminal, params string[] arguments) =>
        StartAsync(terminal, TimeProvider.System, arguments);

    private async Task<(Task<int> Exiting, FakeSession Session)> StartAsync(
        FakeTerminal terminal, TimeProvider time, params string[] arguments)
    {
        var exiting = RunAsync(terminal, time, [_host.Address, .. arguments]);
        var session = await _host.AcceptReadyAsync();
        await session.AnnounceAsync(Auth, "auth");
        await session.AnnounceAsync(MyInfo, "my_info");
        await session.AnnounceAsync(Term, "term");
        return (exiting, session);
    }

    private static async Task ServeAsync(FakeSession session, ushort id, string arguments, string answer)
    {
        await session.SynchronizeAsync();
        (await session.ExpectAsync(id, FrameType.Text)).Text.ShouldBe(arguments);
        await session.SendAsync(id, FrameType.Text, answer);
        await session.IdleAsync(id);
    }
}
