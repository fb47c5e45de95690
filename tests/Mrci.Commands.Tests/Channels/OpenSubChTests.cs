using Mrci.Commands.Tests.Harness;
using Mrci.Grains.Streams;

namespace Mrci.Commands.Tests.Channels;

public sealed class OpenSubChTests : ChannelCommandTests
{
    // C-open_sub_ch.1, P-8.11: silent, open, writable, and the front end is told.
    [Fact]
    public async Task Opened_sub_channel_is_open_and_writable()
    {
        await OpenMainAsync();

        State.OpenSubChannels[0].ShouldBe(MainId);
        State.WritableSubChannels[0].ShouldBe(MainId);
        State.ActiveUpdate.ShouldBeTrue();
        Session.Interests.Open.ShouldBe([Main]);
        Session.Interests.ActiveUpdate.ShouldBeTrue();
        Session.Interests.EventStreams.ShouldContain(StreamKey.Channel(Main.ChannelId));
    }

    // C-open_sub_ch.1: the checks; one ERR each, whatever else is wrong behind it.
    [Theory]
    [InlineData("")] // M(-ch_name)
    [InlineData("-ch_name -sub_name main")] // M(-ch_name)
    [InlineData("-ch_name chat")] // M(-sub_name)
    [InlineData("-ch_name cha -sub_name ma")] // V(-ch_name)
    [InlineData("-ch_name chat -sub_name ma")] // V(-sub_name)
    [InlineData("-ch_name nochannel -sub_name main")] // NF
    [InlineData("-ch_name chat -sub_name nosub")] // NF
    public async Task Failed_check_gives_one_err(string line)
    {
        await ShouldFailAsync(Session, OpenSubCh, line);
        State.OpenSubChannels.IsEmpty.ShouldBeTrue();
    }

    // C-open_sub_ch.1 ST, D-220: the same sub-channel in other case is the same.
    [Fact]
    public async Task Opening_again_is_an_error()
    {
        await OpenMainAsync();
        await ShouldFailAsync(Session, OpenSubCh, "-ch_name CHAT -sub_name Main");
        State.OpenSubChannels.Count.ShouldBe(1);
    }

    // C-open_sub_ch.1 LIM before ST (P-8.10): with six open, also one that is open already hits the limit first.
    [Fact]
    public async Task Seventh_sub_channel_is_an_error()
    {
        await OpenMainAsync();
        for (var i = 1; i <= 6; i++)
            await Host.AddSubChannelAsync(Owner, Main.ChannelId, $"sub{i}");
        for (var i = 1; i <= 5; i++)
            (await Session.SendAsync(OpenSubCh, $"-ch_name chat -sub_name sub{i}")).Heads().ShouldBe([$"{OpenSubCh}:Idle"]);

        var seventh = await Session.SendAsync(OpenSubCh, "-ch_name chat -sub_name sub6");
        var again = await Session.SendAsync(OpenSubCh, "-ch_name chat -sub_name sub1");

        seventh.Heads().ShouldBe([$"{OpenSubCh}:Err", $"{OpenSubCh}:Idle"]);
        again[0].Text.ShouldBe(seventh[0].Text);
        Session.Interests.Open.Length.ShouldBe(6);
    }

    // C-open_sub_ch.1 AD, P-8.7: a stranger has level 5, a new sub-channel asks for 4.
    [Fact]
    public async Task Stranger_may_not_open()
    {
        var stranger = await Host.ConnectAsync(await Host.AddUserAsync("stranger", Grains.Groups.GroupIds.Root));

        await ShouldFailAsync(stranger, OpenSubCh, "-ch_name chat -sub_name main");
        stranger.Interests.Open.ShouldBeEmpty();
    }

    // P-8.10, P-5.24: by ids, channel 0, and an id beyond what channels can have.
    [Theory]
    [InlineData(0UL)]
    [InlineData(ulong.MaxValue)]
    [InlineData(999UL)]
    public async Task Channel_id_that_does_not_exist_is_an_error_under_the_callers_id(ulong channelId)
    {
        var isOpen = true;
        Loaders.Add("command", async (command, _) => isOpen = await command.Host.OpenChByIdAsync(channelId, 0));
        var session = await Host.ConnectAsync(Owner);

        (await session.SendAsync(513, "")).Heads().ShouldBe(["513:Err", "513:Idle"]);
        isOpen.ShouldBeFalse();
    }
}
