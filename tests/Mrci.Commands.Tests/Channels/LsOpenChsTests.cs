using Mrci.Commands.Tests.Harness;

namespace Mrci.Commands.Tests.Channels;

public sealed class LsOpenChsTests : ChannelCommandTests
{
    // C-ls_open_chs.1, C-TBL.1: only headings and dashes, minimum width 14 + 2.
    [Fact]
    public async Task Nothing_open_gives_an_empty_table()
    {
        var frames = await Session.SendAsync(LsOpenChs, "");

        frames.Heads().ShouldBe([$"{LsOpenChs}:Text", $"{LsOpenChs}:Idle"]);
        frames[0].Text.ShouldBe(
            "\nchannel_name    sub_channel_name  channel_id      sub_channel_id  read_only       \n"
            + "-------         -------           -------         -------         -------         \n");
    }

    // C-ls_open_chs.1: names as stored; read_only is 0 where the session may send.
    [Fact]
    public async Task Open_sub_channels_are_listed_in_slot_order()
    {
        await Host.AddSubChannelAsync(Owner, Main.ChannelId, "News");
        await Session.SendAsync(OpenSubCh, "-ch_name chat -sub_name news");
        await OpenMainAsync();

        var lines = (await Session.SendAsync(LsOpenChs, "")).TextOf(LsOpenChs).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines.Length.ShouldBe(4);
        lines[2].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["chat", "News", $"{Main.ChannelId}", "1", "0"]);
        lines[3].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["chat", "main", $"{Main.ChannelId}", "0", "0"]);
    }

    // C-ls_open_chs.1, B-24: 1 means not writable.
    [Fact]
    public async Task Sub_channel_that_is_not_writable_is_read_only()
    {
        await OpenMainAsync();
        State.SetWritable(MainId, isWritable: false);

        var line = (await Session.SendAsync(LsOpenChs, "")).TextOf(LsOpenChs).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2];

        line.TrimEnd().ShouldEndWith(" 1");
    }
}
