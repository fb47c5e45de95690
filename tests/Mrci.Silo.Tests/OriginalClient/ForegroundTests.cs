using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.OriginalClient;

/// <summary>One command at a time, and only the frames it uses (P-15.1, P-15.2).</summary>
public sealed class ForegroundTests(HostFixture fixture)
{
    // Without arguments each of these answers something, refuses, or asks for a secret, which an empty line cancels.
    private static readonly string[] Plain =
    [
        "accept_ch", "add_acct", "add_ch", "add_ranked_cmd", "add_sub_ch", "auth", "cast", "close_sub_ch", "cmd_info", "decline_ch",
        "invite_to_ch", "ls_chs", "ls_cmds", "ls_open_chs", "ls_ranked_cmds", "ls_sub_chs", "my_info", "open_sub_ch", "pause", "resume",
        "rm_ranked_cmd", "set_pw", "term",
    ];

    [Fact]
    public async Task Start_shows_ready_and_teaches_the_public_commands()
    {
        // P-15.1, P-1.13
        await using var client = await CmdrSteps.ConnectAsync(fixture.Host.EndPoint);

        client.Foreground.ShouldBeNull();
        client.Commands.Select(command => command.Name).ShouldBe(["auth", "ls_cmds", "my_info"]);
        (await client.RunAsync("my_info")).ShouldContain(client.Header.SessionId.ToString());
    }

    [Fact]
    public async Task Login_works_though_my_info_frames_are_ignored()
    {
        // P-15.1: what it needs of a login are the answer of auth and the NEW_CMD frames.
        var name = HostFixture.Name("cmdr");
        await fixture.AddAccountAsync(name);
        await using var client = await CmdrSteps.ConnectAsync(fixture.Host.EndPoint);

        await client.TypeAsync($"auth -user {name}");
        await client.SecretPromptAsync();
        client.Screen[^1].Type.ShouldBe(FrameType.PrivText);
        await client.TypeAsync(HostFixture.UserPassword);
        client.HidesInput.ShouldBeFalse("P-3.3: the next line only");
        await client.PromptAsync();

        client.Screen[^1].Type.ShouldBe(FrameType.Text, "granted");
        client.Ignored.ShouldHaveSingleItem().Type.ShouldBe(FrameType.MyInfo);
        await client.CommandAsync("term");
        (await client.RunAsync("my_info")).ShouldContain(name);
    }

    [Fact]
    public async Task Notifications_disturb_nothing_and_are_needed_for_nothing()
    {
        // P-15.1: async 5, 21-39, 42 are ignored; the same facts can be asked for.
        var (owner, channel) = (HostFixture.Name("owner"), HostFixture.Name("plaza"));
        await using var cmdr = await LoginAsync(owner);

        await cmdr.RunAsync($"add_ch -ch_name {channel}");
        await cmdr.RunAsync($"add_sub_ch -ch_name {channel} -sub_name main");
        (await cmdr.RunAsync("ls_chs")).ShouldContain(channel);
        (await cmdr.RunAsync($"ls_sub_chs -ch_name {channel}")).ShouldContain("main");
        await cmdr.RunAsync($"open_sub_ch -ch_name {channel} -sub_name main");
        (await cmdr.RunAsync("ls_open_chs")).ShouldContain(channel);

        cmdr.Ignored.Select(frame => (AsyncCommand)frame.CommandId)
            .ShouldBe([AsyncCommand.SysMsg, AsyncCommand.NewChMember, AsyncCommand.NewSubCh]);
    }

    [Fact]
    public async Task Casts_arrive_while_a_command_waits_and_leave_it_in_the_foreground()
    {
        // P-15.1
        var (owner, channel) = (HostFixture.Name("owner"), HostFixture.Name("plaza"));
        await using var cmdr = await LoginAsync(owner);
        await cmdr.RunAsync($"add_ch -ch_name {channel}");
        await cmdr.RunAsync($"add_sub_ch -ch_name {channel} -sub_name main");
        await cmdr.RunAsync($"open_sub_ch -ch_name {channel} -sub_name main");
        await using var peer = await fixture.LoginAsync(owner);
        await peer.DoAsync($"open_sub_ch -ch_name {channel} -sub_name main");
        await cmdr.TypeAsync("set_pw");
        await cmdr.SecretPromptAsync();
        var shown = cmdr.Screen.Count;

        await peer.DoAsync("cast hello");
        await cmdr.UntilAsync(() => cmdr.Ignored.Exists(frame => frame.CommandId == (ushort)AsyncCommand.Cast), "the cast");

        cmdr.Foreground.ShouldNotBeNull();
        cmdr.HidesInput.ShouldBeTrue();
        cmdr.Screen.Count.ShouldBe(shown);
        await cmdr.TypeAsync("");
        await cmdr.PromptAsync();
    }

    [Fact]
    public async Task Every_invocation_ends_with_exactly_one_idle()
    {
        // P-15.2, P-5.3: a second IDLE would end the next invocation of the same command.
        await using var client = await CmdrSteps.ConnectAsync(fixture.Host.EndPoint);
        await client.RunAsync("auth -user root", HostFixture.RootPassword);
        await client.CommandAsync("term");
        await client.RunAsync("ls_cmds");
        client.Idles.Clear();
        var runs = new Dictionary<ushort, int>();

        foreach (var round in Enumerable.Range(0, 2))
        {
            foreach (var name in Plain)
            {
                var command = client.Find(name);
                await client.TypeAsync(name);
                await client.UntilAsync(() => client.Foreground is null || client.HidesInput, $"an answer of {name}");
                if (client.HidesInput)
                {
                    await client.TypeAsync("");
                    await client.PromptAsync();
                }

                runs[command.Id] = round + 1;
            }
        }

        await client.RunAsync("ls_cmds");
        runs[client.Find("ls_cmds").Id]++;
        client.Idles.ShouldBe(runs, ignoreOrder: true);
    }

    [Fact]
    public async Task Unknown_id_ends_with_its_idle()
    {
        // P-15.2, P-2.9: without that IDLE the client would be blocked for good.
        await using var client = await CmdrSteps.ConnectAsync(fixture.Host.EndPoint);

        await client.StartAsync(900, FrameType.Text, "anything");
        await client.PromptAsync();

        client.Screen[^1].Type.ShouldBe(FrameType.Err);
        (await client.RunAsync("my_info")).ShouldContain(client.Header.SessionId.ToString());
    }

    [Theory]
    [InlineData("-remote_file \"/r\" -len 0")]
    [InlineData("-remote_file \"/r\" -len 3 -single_step -force")]
    public async Task File_command_that_is_not_loaded_refuses_the_transfer_and_ends(string arguments)
    {
        // P-15.5, P-2.9: it appends -len to every GEN_FILE command; a host without transfers must still end the command.
        await using var client = await CmdrSteps.ConnectAsync(fixture.Host.EndPoint);
        foreach (ushort transfer in new ushort[] { 279, 284 })
        {
            await client.StartAsync(transfer, FrameType.GenFile, arguments);
            await client.PromptAsync();

            client.Screen[^1].Type.ShouldBe(FrameType.Err);
            client.FileFrames.ShouldBeEmpty();
            client.Idles[transfer].ShouldBe(1);
        }
    }

    private async Task<CmdrClient> LoginAsync(string name)
    {
        await fixture.AddAccountAsync(name);
        return await CmdrSteps.LoginAsync(fixture.Host.EndPoint, name);
    }
}
