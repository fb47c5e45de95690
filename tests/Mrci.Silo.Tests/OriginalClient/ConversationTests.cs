using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.OriginalClient;

/// <summary>Whole conversations of the original client with a host of its own.</summary>
public sealed class ConversationTests
{
    [Fact]
    public async Task First_root_login_with_the_forced_password_and_a_day_of_work()
    {
        // P-15.1, P-15.2, P-10.4
        using var data = new DataDirectory();
        await using var host = await HostProcess.StartAsync(data.Path);
        await using var root = await CmdrSteps.ConnectAsync(host.EndPoint);

        await root.TypeAsync("auth -user root");
        await root.AnswerSecretAsync("Wrong-Password-0");
        await root.AnswerSecretAsync(HostFixture.FirstRootPassword);
        await root.AnswerSecretAsync("weak");
        await root.AnswerSecretAsync(HostFixture.RootPassword);
        await root.PromptAsync();
        root.Screen.Count(entry => entry.Type == FrameType.Err).ShouldBe(2, "one wrong password, one weak one");
        root.Screen.Count(entry => entry.Type == FrameType.PrivText).ShouldBe(4);
        await root.CommandAsync("rm_ranked_cmd");

        foreach (var command in new[] { "accept_ch", "open_sub_ch", "cast", "ls_chs", "ls_open_chs" })
            await root.RunAsync($"add_ranked_cmd -command {command} -rank 2");
        await root.RunAsync("add_acct -name alice -email alice@example.org", HostFixture.UserPassword);
        await root.RunAsync("add_ch -ch_name plaza");
        await root.RunAsync("add_sub_ch -ch_name plaza -sub_name main");
        await root.RunAsync("invite_to_ch -ch_name plaza -user alice");
        root.Screen.Count(entry => entry.Type == FrameType.Err).ShouldBe(2, "no further error");

        await using var alice = await CmdrSteps.ConnectAsync(host.EndPoint);
        await alice.RunAsync("auth -email alice@example.org", HostFixture.UserPassword);
        await alice.CommandAsync("ls_open_chs");
        (await alice.RunAsync("ls_chs")).ShouldContain("plaza");
        await alice.RunAsync("accept_ch -ch_name plaza");
        await alice.RunAsync("open_sub_ch -ch_name plaza -sub_name main");
        await alice.RunAsync("cast good morning");
        alice.Screen.ShouldNotContain(entry => entry.Type == FrameType.Err);
        (await alice.RunAsync("ls_open_chs")).ShouldContain("main");
    }

    [Fact]
    public async Task Removal_of_the_command_in_the_foreground_gives_the_prompt_back()
    {
        // P-15.2, P-4.11: IDLE for the active one, then 41:CMD_ID.
        await using var host = await OwnHost.StartAsync();
        await host.Root.AddAccountAsync("alice");
        await host.Root.LetUsersAsync("add_acct");
        await using var alice = await CmdrSteps.LoginAsync(host.Process.EndPoint, "alice");
        await alice.CommandAsync("add_acct");
        var id = alice.Find("add_acct").Id;
        await alice.TypeAsync("add_acct -name bobby -email bobby@example.org");
        await alice.SecretPromptAsync();

        await host.Root.DoAsync("rm_ranked_cmd -command add_acct");
        await alice.PromptAsync();
        await alice.UntilAsync(() => !alice.Knows("add_acct"), "41:CMD_ID");

        await alice.RunAsync("my_info");
        alice.Idles[id].ShouldBe(1);
        await host.Root.DoAsync("add_ranked_cmd -command add_acct -rank 2");
        await alice.CommandAsync("add_acct");
        await alice.TypeAsync("add_acct -name bobby -email bobby@example.org");
        await alice.SecretPromptAsync();
    }

    [Fact]
    public async Task Stop_of_the_host_gives_the_prompt_back()
    {
        // P-15.2, P-1.18
        using var data = new DataDirectory();
        await using var host = await HostProcess.StartAsync(data.Path);
        await using var client = await CmdrSteps.ConnectAsync(host.EndPoint);
        await client.TypeAsync("auth -user root");
        await client.SecretPromptAsync();

        var exit = host.StopAsync();
        await client.PromptAsync();
        await client.UntilAsync(() => !client.IsConnected, "the end of the connection");

        (await exit).ShouldBe(0);
    }
}
