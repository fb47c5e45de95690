using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary>What a user with very many channels meets: pages and the limit (C-TBL.3, C-TBL.4, D-505).</summary>
public sealed class ChannelLimitTests(HostFixture fixture)
{
    // D-505, D-509
    private const int MostChannels = 200;
    private const int RowsPerPage = 50;

    [Fact]
    public async Task Two_hundred_channels_are_the_limit_and_fill_four_pages()
    {
        var (name, other) = (HostFixture.Name("alice"), HostFixture.Name("other"));
        await using var client = await fixture.UserAsync(name);
        var channels = Enumerable.Range(0, MostChannels).Select(_ => HostFixture.Name("many")).ToArray();
        foreach (var channel in channels)
            await client.SilentAsync($"add_ch -ch_name {channel}");

        // C-add_ch.1 LIM, C-invite_to_ch.1 LIM (of the invited user)
        await client.FailsAsync($"add_ch -ch_name {other}");
        await using var root = await fixture.RootAsync();
        await root.SilentAsync($"add_ch -ch_name {other}");
        await root.FailsAsync($"invite_to_ch -ch_name {other} -user {name}");

        // C-TBL.4: exactly 200 rows are four full pages and no empty fifth one.
        var run = await client.StartAsync("ls_chs");
        foreach (var page in Enumerable.Range(0, MostChannels / RowsPerPage))
        {
            if (page > 0)
                await run.SendAsync("");
            var shown = "";
            while (!shown.Contains(channels[(page * RowsPerPage) + RowsPerPage - 1], StringComparison.Ordinal))
                shown += await NextTextAsync(run);
            shown.ShouldContain("channel_name", Case.Sensitive, "headings again");
            shown.ShouldContain(channels[page * RowsPerPage]);
        }

        (await run.Completion.Within("the IDLE after the last page")).Errors.ShouldBeEmpty();

        var quit = await client.StartAsync("ls_chs");
        await quit.UntilAsync(FrameType.Text);
        await quit.SendAsync("please Q now"); // the token q, any case
        (await quit.Completion.Within("the IDLE after q")).Text.ShouldNotContain(channels[RowsPerPage]);
    }

    private static async Task<string> NextTextAsync(Client.CommandRun run)
    {
        await foreach (var frame in run.Frames)
            return frame.Text;
        throw new InvalidOperationException("ls_chs ended early");
    }
}
