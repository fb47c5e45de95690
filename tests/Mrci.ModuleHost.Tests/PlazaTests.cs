using Mrci.Commands.Tests.Harness;
using Mrci.Grains.Channels;
using Mrci.Grains.Groups;
using Mrci.ModuleHost.Tests.Harness;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;

namespace Mrci.ModuleHost.Tests;

/// <summary>The sample: input, casting, and state that outlives the module host.</summary>
public sealed class PlazaTests : IAsyncLifetime
{
    private ModuleTestHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ModuleTestHost.StartAsync(static catalog => catalog.Install("plaza", Built.Plaza));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Dice_are_seen_by_the_sub_channel()
    {
        var user = await _host.Host.AddUserAsync("admin", GroupIds.Root);
        var main = await _host.Host.AddChannelAsync(user, "plaza", "main");
        var recorder = await _host.Host.RecordAsync(main);
        var session = await _host.Host.ConnectAsync(user);
        (await session.SendAsync(session.IdOf("open_sub_ch"), "-ch_name plaza -sub_name main")).ShouldAllBe(static frame => frame.Type != FrameType.Err);
        var roll = session.IdOf("roll");

        var text = (await session.SendAsync(roll, "-dice 3d1000")).TextOf(roll);

        text.ShouldMatch(@"^admin rolls 3d1000: \d+ \+ \d+ \+ \d+ = \d+\n$");
        var cast = await recorder.NextAsync();
        while (cast.Kind != CastKind.Cast)
            cast = await recorder.NextAsync(); // peers are told that the session has opened the sub-channel
        MrciText.Decode(cast.Payload).ShouldBe(text);
        (await session.SendAsync(roll, "-dice 3d1001")).Heads().ShouldBe([$"{roll}:Err", $"{roll}:Idle"]);
    }

    [Fact]
    public async Task Poll_is_asked_for_voted_on_and_kept()
    {
        var session = await _host.ConnectRootAsync();
        var poll = session.IdOf("poll");
        var vote = session.IdOf("vote");
        await session.SendAsync(poll, "");
        await session.SendAsync(poll, "Where to?");
        await session.SendAsync(poll, "north");
        (await session.SendAsync(poll, "")).TextOf(poll).ShouldBe("Answer 2: "); // one answer is none
        await session.SendAsync(poll, "south");
        var asked = await session.SendAsync(poll, "");
        asked[^1].Head.ShouldBe($"{poll}:Idle");
        asked.TextOf(poll).ShouldContain("poll 1: Where to?");

        await session.SendAsync(vote, "-poll 1 -answer 1");
        (await session.SendAsync(vote, "-poll 1 -answer 2")).TextOf(vote).ShouldBe("poll 1: Where to?\n  1  north: 0\n  2  south: 1\n");
        (await session.SendAsync(vote, "-poll 1 -answer 3")).Heads().ShouldBe([$"{vote}:Err", $"{vote}:Idle"]);

        var process = _host.Processes.ShouldHaveSingleItem();
        await session.EndAsync();
        await Deadline.Until(() => !ModuleTestHost.IsAlive(process), "the end of the module host");
        var later = await _host.ConnectRootAsync("later");
        var result = later.IdOf("poll_result");
        (await later.SendAsync(result, "-poll 1")).TextOf(result).ShouldContain("south: 1");
    }
}
