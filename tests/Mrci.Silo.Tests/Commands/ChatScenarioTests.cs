using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary>The scenario of P-8.25 from its first step to its last, in one channel.</summary>
public sealed class ChatScenarioTests(Neighbours neighbours) : IClassFixture<Neighbours>
{
    [Fact]
    public async Task Three_sessions_cast_ping_lose_the_right_to_send_and_go()
    {
        // P-8.25: Alice and Bob in main, Carol in news, all writable
        var (name, id) = await neighbours.ChannelOfAllAsync("main", "news");
        await using var alice = await neighbours.OpenAsync(neighbours.AliceName, name, "main");
        var bob = await neighbours.OpenAsync(neighbours.BobName, name, "main");
        await using var carol = await neighbours.OpenAsync(neighbours.CarolName, name, "news");

        // (a)
        await alice.SilentAsync("cast hi");
        (await NextAsync(bob)).Text.ShouldBe("hi");

        // (b)
        await alice.SilentAsync("ping_peers");
        ShouldBeInfo(await NextAsync(bob), AsyncCommand.LimitedCast, alice);
        ShouldBeInfo(await NextAsync(alice), AsyncCommand.ToPeer, bob);

        // (c): both lose it; each tells the other, unless that one has closed already (P-7.44: before the frame)
        await neighbours.Alice.SilentAsync($"add_rdonly_flag -ch_name {name} -sub_id 0 -level 4");
        foreach (var client in new[] { alice, bob })
        {
            await client.IsToldAsync(AsyncCommand.AddRdonly, $"-ch_name \"{name}\" -sub_id 0 -level 4");
            (await client.RowsAsync("ls_open_chs")).ShouldBeEmpty();
            await client.SilentAsync($"open_sub_ch -ch_name {name} -sub_name main");
            await client.NotificationsAsync();
        }

        await bob.SilentAsync("cast nowhere");
        await alice.SilentAsync("cast to the reader");
        var next = await bob.NotificationAsync(AsyncCommand.Cast);
        next.Text.ShouldBe("to the reader");

        // (d)
        var left = bob.SessionId;
        await bob.DisposeAsync();
        PeerStat stat;
        do
        {
            // That of (c) may come only now.
            var frame = await alice.NotificationAsync(AsyncCommand.LimitedCast);
            frame.Type.ShouldBe(FrameType.PeerStat);
            PeerStat.TryRead(frame.Payload.Span, out stat).ShouldBeTrue();
            stat.SessionId.ShouldBe(left);
        }
        while (!stat.Disconnected);
        (stat.Channels.Count, stat.Channels[0].ChannelId).ShouldBe((1, id));

        // Carol had nothing in common with them: the flag is all that she was told, as a member.
        (await NextAsync(carol)).CommandId.ShouldBe((ushort)AsyncCommand.AddRdonly);
        (await carol.NotificationsAsync()).ShouldBeEmpty();
        (await alice.NotificationsAsync()).ShouldNotContain(static each => each.CommandId == (ushort)AsyncCommand.Cast, "its own or the reader's");
    }

    private static void ShouldBeInfo(MrciFrame frame, AsyncCommand command, MrciClient of)
    {
        frame.CommandId.ShouldBe((ushort)command);
        PeerInfo.TryRead(frame.Payload.Span, out var info).ShouldBeTrue();
        info.SessionId.ShouldBe(of.SessionId);
    }

    // The next frame of any kind, so that one too many is noticed.
    private static Task<MrciFrame> NextAsync(MrciClient client)
    {
        return FirstAsync().Within("a notification");

        async Task<MrciFrame> FirstAsync()
        {
            await foreach (var frame in client.Notifications)
                return frame;
            throw new InvalidOperationException("The connection ended.");
        }
    }
}
