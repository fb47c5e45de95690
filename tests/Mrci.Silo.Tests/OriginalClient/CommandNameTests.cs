using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.OriginalClient;

/// <summary>How it learns commands, interrupts them, and talks to them (P-15.4).</summary>
public sealed class CommandNameTests(HostFixture fixture)
{
    [Fact]
    public async Task Names_it_learned_first_stay_right_after_a_change_of_user()
    {
        // P-15.4: a NEW_CMD for an id it has is ignored, so an id must never come under another name without 41:CMD_ID (P-4.13).
        await using var client = await LoginAsync(HostFixture.Name("cmdr"));
        await client.RunAsync("auth -user root", HostFixture.RootPassword);
        await client.CommandAsync("rm_ranked_cmd");

        var listed = Rows(await client.RunAsync("ls_cmds"));

        client.Commands.Select(command => $"{command.Id} {command.Name}").ShouldBe(listed, ignoreOrder: true);
    }

    [Fact]
    public async Task Commands_are_gone_that_the_next_user_may_not_run()
    {
        // P-15.4, P-4.11
        var name = HostFixture.Name("cmdr");
        await fixture.AddAccountAsync(name);
        await using var client = await LoginAsync(HostFixture.Name("cmdr"));
        await client.RunAsync("auth -user root", HostFixture.RootPassword);
        await client.CommandAsync("rm_ranked_cmd");

        await client.RunAsync($"auth -user {name}", HostFixture.UserPassword);
        await client.UntilAsync(() => !client.Knows("rm_ranked_cmd"), "41:CMD_ID of rm_ranked_cmd");

        var listed = Rows(await client.RunAsync("ls_cmds"));
        client.Commands.Select(command => $"{command.Id} {command.Name}").ShouldBe(listed, ignoreOrder: true);
    }

    [Fact]
    public async Task Interrupt_ends_a_dialogue_and_the_command_starts_afresh()
    {
        // P-15.4, P-5.10, P-5.11
        await using var client = await LoginAsync(HostFixture.Name("cmdr"));
        var id = client.Find("set_pw").Id;
        await client.TypeAsync("set_pw");
        await client.SecretPromptAsync();

        await client.InterruptAsync();

        client.Idles[id].ShouldBe(1, "the IDLE of the target comes before that of term");
        await client.TypeAsync("set_pw");
        await client.SecretPromptAsync();
        await client.TypeAsync("");
        await client.PromptAsync();
        client.Screen.ShouldNotContain(entry => entry.Type == FrameType.Err);
    }

    [Fact]
    public async Task Interrupt_that_comes_too_late_does_no_harm()
    {
        // P-15.4, P-5.10: the command has ended meanwhile.
        await using var client = await LoginAsync(HostFixture.Name("cmdr"));
        await client.TypeAsync("my_info");
        await client.InterruptAsync();

        (await client.RunAsync("my_info")).ShouldContain(client.Header.SessionId.ToString());
        client.Screen.ShouldNotContain(entry => entry.Type == FrameType.Err);
    }

    [Fact]
    public async Task Lines_for_the_command_in_the_foreground_are_its_answers()
    {
        // P-15.4: TEXT, also an empty one; the pager takes it as "next page" (C-TBL.4).
        await using var client = await LoginAsync(HostFixture.Name("cmdr"));
        var channels = Enumerable.Range(0, 51).Select(_ => HostFixture.Name("page")).ToArray();
        foreach (var channel in channels)
            await client.RunAsync($"add_ch -ch_name {channel}");

        var shown = client.Screen.Count;
        await client.TypeAsync("ls_chs");
        await client.UntilAsync(() => ShownSince(client, shown).Contains(channels[49], StringComparison.Ordinal), "the first page");
        ShownSince(client, shown).ShouldNotContain(channels[50]);
        client.Foreground.ShouldNotBeNull();
        await client.TypeAsync("");
        await client.PromptAsync();

        ShownSince(client, shown).ShouldContain(channels[50]);
    }

    private static string ShownSince(CmdrClient client, int entry) => string.Concat(client.Screen.Skip(entry).Select(shown => shown.Text));

    private static IEnumerable<string> Rows(string table) => table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2)
        .Select(row => string.Join(' ', row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2)));

    private async Task<CmdrClient> LoginAsync(string name)
    {
        await fixture.AddAccountAsync(name);
        return await CmdrSteps.LoginAsync(fixture.Host.EndPoint, name);
    }
}
