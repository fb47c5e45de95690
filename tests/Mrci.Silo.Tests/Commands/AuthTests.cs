using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary><c>auth</c> with the default settings (C-auth.1 to C-auth.5, P-10.1 to P-10.7).</summary>
public sealed class AuthTests(HostFixture fixture)
{
    private const string Wrong = "Not-The-Password-0";

    [Theory]
    [InlineData("")]
    [InlineData("-user")]
    [InlineData("-user -email")]
    [InlineData("-user x")]
    [InlineData("-user \"two words\"")]
    [InlineData("-user a234567890123456789012345")]
    [InlineData("-email not-an-address")]
    [InlineData("-user \"tab\tinside\"")]
    public async Task Missing_or_invalid_name_is_refused_at_once(string arguments)
    {
        // C-auth.2 V(name), P-10.1
        await using var client = await fixture.ConnectAsync();
        await client.FailsAsync($"auth {arguments}");
    }

    [Fact]
    public async Task Login_shows_granted_then_my_info_then_idle()
    {
        // C-auth.5, P-4.14, H-6
        var name = HostFixture.Name("alice");
        await fixture.AddAccountAsync(name);
        await using var connection = await RawConnection.StartSessionAsync(fixture.Host.EndPoint);
        const ushort auth = 266;
        await connection.SendTextAsync(auth, $"-user {name}");
        (await connection.ReadFrameAsync()).ShouldNotBeNull().Type.ShouldBe(FrameType.PrivText);
        await connection.SendTextAsync(auth, HostFixture.UserPassword);

        var frames = await connection.ReadToIdleAsync(auth);

        frames.Select(frame => (frame.CommandId, frame.Type))
            .ShouldBe([(auth, FrameType.Text), ((ushort)AsyncCommand.SysMsg, FrameType.MyInfo), (auth, FrameType.Idle)]);
        MyInfo.TryRead(frames[1].Payload.Span, out var info).ShouldBeTrue(); // P-3.8
        info.Peer.UserName.ShouldBe(name);
        info.Peer.AppName.ShouldBe("Raw");
        info.Peer.DisplayName.ShouldBeEmpty();
        info.Peer.UserId.IsEmpty.ShouldBeFalse();
        (info.Email, info.GroupName, info.EmailConfirmed).ShouldBe(($"{name}@example.org", "users", false));
        // P-5.13: the rebuild comes behind the IDLE.
        (await connection.SynchronizeAsync()).ShouldAllBe(
            frame => frame.CommandId == (ushort)AsyncCommand.AddCmd || frame.CommandId == (ushort)AsyncCommand.RmCmd);
    }

    [Fact]
    public async Task Name_ignores_case_and_shows_as_stored()
    {
        // P-6.4, C-GEN.11
        var name = HostFixture.Name("Alice");
        await fixture.AddAccountAsync(name);
        await using var client = await fixture.ConnectAsync();
        await client.LoginAsync(name.ToUpperInvariant(), HostFixture.UserPassword);

        MyInfo.TryRead((await client.NotificationAsync(AsyncCommand.SysMsg)).Payload.Span, out var info).ShouldBeTrue();
        info.Peer.UserName.ShouldBe(name);
    }

    [Fact]
    public async Task Address_names_the_account_and_wins_over_the_name()
    {
        // C-auth.1, P-10.1
        var name = HostFixture.Name("alice");
        await fixture.AddAccountAsync(name);
        await using var client = await fixture.ConnectAsync();

        var result = await client.RunAsync("auth", $"-user root -email {name.ToUpperInvariant()}@example.org", HostFixture.UserPassword);

        result.IsError.ShouldBeFalse();
        (await client.DoAsync("my_info")).Text.ShouldContain($"{name}@example.org");
    }

    [Fact]
    public async Task Address_that_is_none_leaves_the_name()
    {
        // C-auth.1: "given and valid"
        var name = HostFixture.Name("alice");
        await fixture.AddAccountAsync(name);
        await using var client = await fixture.ConnectAsync();

        (await client.RunAsync("auth", $"-user {name} -email nonsense", HostFixture.UserPassword)).IsError.ShouldBeFalse();
    }

    [Fact]
    public async Task Empty_password_cancels()
    {
        // C-auth.3, P-10.2, C-GEN.5
        await using var client = await fixture.ConnectAsync();
        (await client.TypesAsync("auth", "-user root", "")).Where(type => type != FrameType.Text).ShouldBe([FrameType.PrivText]);
        client.Commands.Contains("term").ShouldBeFalse();
    }

    [Fact]
    public async Task Wrong_password_asks_again_and_the_right_one_still_works()
    {
        // C-auth.6, P-10.3; "weak" is no valid password and counts as wrong (C-auth.3).
        var name = HostFixture.Name("alice");
        await fixture.AddAccountAsync(name);
        await using var client = await fixture.ConnectAsync();

        (await client.TypesAsync("auth", $"-user {name}", Wrong, "weak", HostFixture.UserPassword)).ShouldBe(
            [FrameType.PrivText, FrameType.Err, FrameType.PrivText, FrameType.Err, FrameType.PrivText, FrameType.Text]);
    }

    [Fact]
    public async Task Password_is_taken_as_it_is()
    {
        // P-10.2: not parsed, not trimmed
        var name = HostFixture.Name("alice");
        await using var root = await fixture.RootAsync();
        const string spaced = "  -user \"Quoted\" 1! \\ ";
        (await root.RunAsync("add_acct", $"-name {name} -email {name}@example.org", spaced)).IsError.ShouldBeFalse();
        await using var client = await fixture.ConnectAsync();

        (await client.TypesAsync("auth", $"-user {name}", spaced.Trim(), spaced))
            .ShouldBe([FrameType.PrivText, FrameType.Err, FrameType.PrivText, FrameType.Text]);
    }

    [Fact]
    public async Task Frame_of_another_type_is_no_password()
    {
        // C-GEN.1: ignored while the command waits, no frame
        var name = HostFixture.Name("alice");
        await fixture.AddAccountAsync(name);
        await using var client = await fixture.ConnectAsync();
        var run = await client.AskedAsync("auth", $"-user {name}");
        await run.SendAsync(FrameType.Bytes, "Wrong"u8.ToArray());
        await run.SendAsync(HostFixture.UserPassword);

        var result = await run.Completion.Within("the IDLE of auth");

        result.Frames.Select(frame => frame.Type).ShouldBe([FrameType.PrivText, FrameType.Text]);
    }

    [Fact]
    public async Task Second_login_inherits_nothing_of_the_first()
    {
        // C-auth.5, P-10.7, P-10.8: sub-channels are closed, other dialogues end.
        var (channel, second) = (HostFixture.Name("plaza"), HostFixture.Name("second"));
        await fixture.AddAccountAsync(second);
        await using var client = await fixture.RootAsync();
        await client.DoAsync($"add_ch -ch_name {channel}");
        await client.DoAsync($"add_sub_ch -ch_name {channel} -sub_name main");
        await client.DoAsync($"open_sub_ch -ch_name {channel} -sub_name main");
        var dialogue = await client.AskedAsync("set_pw");

        await client.LoginAsync(second, HostFixture.UserPassword);

        (await dialogue.Completion.Within("the IDLE of set_pw")).Errors.ShouldBeEmpty();
        (await client.RowsAsync("ls_open_chs")).ShouldBeEmpty();
        (await client.RowsAsync("ls_chs")).ShouldBeEmpty();
        client.Commands.Contains("add_ranked_cmd").ShouldBeFalse("rank 2 now");
    }

    [Fact]
    public async Task Failed_second_login_leaves_the_first_as_it_is()
    {
        // P-10.7: on success only
        await using var client = await fixture.UserAsync(HostFixture.Name("alice"));
        (await client.TypesAsync("auth", "-user root", Wrong, "")).ShouldContain(FrameType.Err);

        (await client.DoAsync("my_info")).Text.ShouldContain("alice");
        client.Commands.Contains("term").ShouldBeTrue();
    }

    [Theory]
    [InlineData("-user nobody_of_that_name")]
    [InlineData("-email nobody@example.org")]
    public async Task Unknown_account_looks_like_a_known_one(string account)
    {
        // C-auth.8: prompt, and every answer is a wrong one.
        await using var client = await fixture.ConnectAsync();

        (await client.TypesAsync("auth", account, Wrong, Wrong, "")).Where(type => type != FrameType.Text)
            .ShouldBe([FrameType.PrivText, FrameType.Err, FrameType.PrivText, FrameType.Err, FrameType.PrivText]);
    }
}
