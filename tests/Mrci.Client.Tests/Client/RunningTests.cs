namespace Mrci.Client.Tests.Client;

public sealed class RunningTests : IAsyncLifetime
{
    private const ushort MyInfo = 306;
    private const ushort Auth = 266;
    private const ushort Upload = 284;
    private const ushort Term = 341;

    private readonly FakeHost _host = new();
    private MrciClient _client = null!;
    private FakeSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        var options = new MrciClientOptions
        {
            Host = "127.0.0.1",
            Port = _host.Port,
            TextPromptDelay = TimeSpan.FromMilliseconds(10),
        };
        (_client, _session) = await _host.ConnectAsync(options);
        await _session.AnnounceAsync(MyInfo, "my_info");
        await _session.AnnounceAsync(Auth, "auth");
        await _session.AnnounceAsync(Upload, "fs_upload", handlesGenFile: true);
        await _session.AnnounceAsync(Term, "term");
        var synchronizing = _client.SynchronizeAsync();
        await _session.SynchronizeAsync();
        await Deadline.For("the command list", synchronizing);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        _session.Dispose();
        _host.Dispose();
    }

    // P-5.3, C-GEN.16
    [Fact]
    public async Task Run_ends_with_idle_and_joins_the_text()
    {
        var running = _client.RunAsync("my_info -all");
        (await _session.ExpectAsync(MyInfo, FrameType.Text)).Text.ShouldBe("-all");
        await _session.SendAsync(MyInfo, FrameType.Text, "user: ");
        await _session.SendAsync(MyInfo, FrameType.BigText, "root\n");
        await _session.IdleAsync(MyInfo);
        var result = await Deadline.For("the result", running);

        result.Text.ShouldBe("user: root\n");
        result.Frames.Count.ShouldBe(2);
        result.IsError.ShouldBeFalse();
        result.End.ShouldBe(CommandEnd.Idle);
    }

    // C-GEN.3
    [Fact]
    public async Task Run_err_makes_the_result_an_error()
    {
        var running = _client.RunAsync("my_info");
        await _session.ExpectAsync(MyInfo, FrameType.Text);
        await _session.SendAsync(MyInfo, FrameType.Err, "err: no\n");
        await _session.IdleAsync(MyInfo);
        var result = await Deadline.For("the result", running);

        result.IsError.ShouldBeTrue();
        result.Errors.ShouldBe(["err: no\n"]);
    }

    // P-15.4
    [Fact]
    public async Task Run_command_with_gen_file_flag_starts_with_a_gen_file_frame()
    {
        var running = _client.RunAsync("fs_upload -remote_file /r");
        (await _session.ExpectAsync(Upload, FrameType.GenFile)).Text.ShouldBe("-remote_file /r");
        await _session.IdleAsync(Upload);

        await Deadline.For("the result", running);
    }

    // P-5.12
    [Fact]
    public async Task Run_two_ids_at_a_time_keeps_their_frames_apart()
    {
        var first = await _client.StartAsync("my_info");
        var second = await _client.StartAsync("auth");
        await _session.SendAsync(Auth, FrameType.Text, "b");
        await _session.SendAsync(MyInfo, FrameType.Text, "a");
        await _session.IdleAsync(MyInfo);
        (await Deadline.For("the first result", first.Completion)).Text.ShouldBe("a");
        second.Completion.IsCompleted.ShouldBeFalse();
        await _session.IdleAsync(Auth);

        (await Deadline.For("the second result", second.Completion)).Text.ShouldBe("b");
    }

    // C-GEN.12
    [Fact]
    public async Task Run_same_id_twice_is_refused_until_its_idle()
    {
        var first = await _client.StartAsync("my_info");
        await Should.ThrowAsync<InvalidOperationException>(_client.StartAsync("my_info"));
        await _session.IdleAsync(MyInfo);
        await Deadline.For("the first result", first.Completion);

        await Should.NotThrowAsync(_client.StartAsync("my_info"));
    }

    [Fact]
    public async Task Run_unknown_name_fails_without_a_frame() =>
        (await Should.ThrowAsync<UnknownCommandException>(_client.RunAsync("nonsense -x"))).Name.ShouldBe("nonsense");

    // C-GEN.5, P-3.3
    [Fact]
    public async Task Run_answers_go_to_private_prompts_in_turn()
    {
        var running = _client.RunAsync("auth", "-user root", "secret", "new secret");
        (await _session.ExpectAsync(Auth, FrameType.Text)).Text.ShouldBe("-user root");
        await _session.SendAsync(Auth, FrameType.PrivText, "Password: ");
        (await _session.ExpectAsync(Auth, FrameType.Text)).Text.ShouldBe("secret");
        await _session.SendAsync(Auth, FrameType.Text, "You need a new one.\n");
        await _session.SendAsync(Auth, FrameType.PrivText, "New password: ");
        (await _session.ExpectAsync(Auth, FrameType.Text)).Text.ShouldBe("new secret");
        await _session.IdleAsync(Auth);

        (await Deadline.For("the result", running)).Text.ShouldBe("You need a new one.\n");
    }

    // C-GEN.5: an empty answer cancels
    [Fact]
    public async Task Run_private_prompt_without_an_answer_is_cancelled()
    {
        var running = _client.RunAsync("auth", "-user root", []);
        await _session.ExpectAsync(Auth, FrameType.Text);
        await _session.SendAsync(Auth, FrameType.PrivText, "Password: ");
        (await _session.ExpectAsync(Auth, FrameType.Text)).Payload.Length.ShouldBe(0);
        await _session.IdleAsync(Auth);

        await Deadline.For("the result", running);
    }

    // C-GEN.6: a TEXT question looks like output
    [Fact]
    public async Task Run_text_prompt_is_answered_after_silence()
    {
        var running = _client.RunAsync("my_info", "", "y");
        await _session.ExpectAsync(MyInfo, FrameType.Text);
        await _session.SendAsync(MyInfo, FrameType.Text, "Sure? ");
        (await _session.ExpectAsync(MyInfo, FrameType.Text)).Text.ShouldBe("y");
        await _session.IdleAsync(MyInfo);

        await Deadline.For("the result", running);
    }

    // P-15.4
    [Fact]
    public async Task Terminate_sends_the_id_to_term_and_waits_for_its_idle()
    {
        var run = await _client.StartAsync("auth");
        await _session.ExpectAsync(Auth, FrameType.Text);
        var terminating = run.TerminateAsync();
        (await _session.ExpectAsync(Term, FrameType.CmdId)).Payload.ToArray().ShouldBe(CommandIdPayload.ToArray(Auth));
        await _session.IdleAsync(Auth);
        await Deadline.For("the end of the command", run.Completion);
        terminating.IsCompleted.ShouldBeFalse();
        await _session.IdleAsync(Term);

        (await Deadline.For("term", terminating)).IsError.ShouldBeFalse();
    }

    [Fact]
    public async Task Run_cancelled_terminates_the_command()
    {
        using var cancel = new CancellationTokenSource();
        var running = _client.RunAsync("auth", cancel.Token);
        await _session.ExpectAsync(Auth, FrameType.Text);
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(Deadline.For("the cancelled run", running));
        (await _session.ExpectAsync(Term, FrameType.CmdId)).Payload.ToArray().ShouldBe(CommandIdPayload.ToArray(Auth));
    }

    [Fact]
    public async Task Synchronize_cancelled_can_be_repeated()
    {
        using var cancel = new CancellationTokenSource();
        var cancelled = _client.SynchronizeAsync(cancel.Token);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(cancelled);
        var second = _client.SynchronizeAsync();
        await _session.SynchronizeAsync();
        await _session.SynchronizeAsync();

        await Deadline.For("the second synchronisation", second);
    }

    [Fact]
    public async Task Run_connection_lost_fails_completion_and_frames()
    {
        var run = await _client.StartAsync("auth");
        await _session.SendAsync(Auth, FrameType.Text, "working");
        _session.Dispose();
        var texts = new List<string>();

        await Should.ThrowAsync<MrciConnectionLostException>(Deadline.For("the run to fail", run.Completion));
        await Should.ThrowAsync<MrciConnectionLostException>(async () =>
        {
            await foreach (var frame in run.Frames) texts.Add(frame.Text);
        });
        texts.ShouldBe(["working"]);
        await Should.ThrowAsync<MrciConnectionLostException>(_client.RunAsync("my_info"));
    }

    // P-15.2, P-4.11
    [Fact]
    public async Task Run_command_removed_ends_without_idle()
    {
        var run = await _client.StartAsync("auth");
        await _session.SendAsync(41, FrameType.CmdId, CommandIdPayload.ToArray(Auth));

        (await Deadline.For("the result", run.Completion)).End.ShouldBe(CommandEnd.Removed);
    }

    // P-10.20: 3:ERR, IDLE of each open invocation, then RDY
    [Fact]
    public async Task Run_session_recovered_with_idle_is_interrupted()
    {
        var run = await _client.StartAsync("auth");
        await _session.SendAsync(3, FrameType.Err, "err: recovering\n");
        await _session.IdleAsync(Auth);

        (await Deadline.For("the result", run.Completion)).End.ShouldBe(CommandEnd.Interrupted);
    }

    // P-10.13: a v1.0.1 host sends no IDLE for them
    [Fact]
    public async Task Run_session_recovered_without_idle_is_interrupted_by_rdy()
    {
        var run = await _client.StartAsync("auth");
        await _session.SendAsync(3, FrameType.Err, "err: recovering\n");
        await _session.SendAsync(1, FrameType.Text);
        var result = await Deadline.For("the result", run.Completion);

        result.End.ShouldBe(CommandEnd.Interrupted);
        result.IsError.ShouldBeTrue();
    }

    [Fact]
    public async Task Send_to_a_command_that_has_ended_is_refused()
    {
        var run = await _client.StartAsync("auth");
        await _session.IdleAsync(Auth);
        await Deadline.For("the result", run.Completion);

        await Should.ThrowAsync<InvalidOperationException>(() => run.SendAsync("late"));
    }

    // P-2.10, P-2.11
    [Fact]
    public async Task Send_from_many_callers_never_mixes_frames()
    {
        var payloads = Enumerable.Range(0, 40).Select(i => Enumerable.Repeat((byte)i, 5000 + i).ToArray()).ToArray();
        var sending = Task.WhenAll(
            payloads.Select((payload, i) => Task.Run(() => _client.SendAsync(FrameType.Bytes, (ushort)(300 + i), payload))));
        var received = new List<MrciFrame>();
        for (var i = 0; i < payloads.Length; i++) received.Add(await _session.ReceiveAsync());
        await Deadline.For("the writes", sending);

        received.Select(frame => frame.CommandId).Order().ShouldBe(Enumerable.Range(300, 40).Select(i => (ushort)i));
        foreach (var frame in received) frame.Payload.ToArray().ShouldBe(payloads[frame.CommandId - 300]);
        await Should.ThrowAsync<ArgumentOutOfRangeException>(
            () => _client.SendAsync(FrameType.Bytes, 300, new byte[FrameHeader.MaxPayload + 1]));
    }
}
