using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;
using Mrci.Protocol.Payloads;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary>
/// What peers are told when somebody closes a sub-channel, changes his user, or goes (P-8.12, P-8.22, P-1.18). Active updates are on for
/// all sub-channels, as by default (C-CFG.13).
/// </summary>
public sealed class PeerStatTests(Neighbours neighbours) : IClassFixture<Neighbours>
{
    [Fact]
    public async Task Closing_tells_the_active_peers_byte_for_byte()
    {
        // H-9, second part; P-8.11: nobody is told of the opening
        var (name, _) = await neighbours.ChannelWithBobAsync("main");
        await using var alice = await SessionAsync(neighbours.AliceName, name, "main");
        await using var bob = await SessionAsync(neighbours.BobName, name, "main");
        await alice.SilentAsync($"close_sub_ch -ch_name {name} -sub_name main");

        (await NextAsync(bob)).ShouldBe(
            new byte[] { 0x27, 0x16, 0x00, 0x53, 0x00, 0x00 }.Concat(alice.SessionId.ToArray()).Concat(new byte[54]).Append((byte)0));
        (await alice.NotificationsAsync()).ShouldNotContain(frame => frame.CommandId == (ushort)AsyncCommand.LimitedCast, "not its own");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Disconnection_tells_the_active_peers_byte_for_byte(bool reset)
    {
        // H-9, P-8.25 (d), P-1.18: the list as it was, flag 01
        var (name, id) = await neighbours.ChannelWithBobAsync("main");
        await using var bob = await SessionAsync(neighbours.BobName, name, "main");
        await using var alice = await RawConnection.OpenAsync(neighbours.Fixture.Host.EndPoint);
        await alice.SendAsync(RawConnection.Header);
        var session = (await alice.ReadHeaderAsync()).SessionId;
        const ushort auth = 266, open = 307;
        await alice.SendTextAsync(auth, $"-user {neighbours.AliceName}");
        await alice.SendTextAsync(auth, HostFixture.UserPassword);
        await alice.SendTextAsync(open, $"-ch_name {name} -sub_name main");
        await alice.SynchronizeAsync();

        if (reset)
            alice.Abort();
        else
            alice.CloseSending();

        (await NextAsync(bob)).ShouldBe(new byte[] { 0x27, 0x16, 0x00, 0x53, 0x00, 0x00 }
            .Concat(session.ToArray()).Concat(BitConverter.GetBytes(id)).Append((byte)0).Concat(new byte[45]).Append((byte)1));
    }

    [Fact]
    public async Task Slot_is_blanked_in_place_and_only_matching_peers_hear_of_it()
    {
        // P-8.12: no compaction; recipients match the list before the change.
        var (name, id) = await neighbours.ChannelWithBobAsync("main", "news", "misc");
        await using var alice = await SessionAsync(neighbours.AliceName, name, "main", "news");
        await using var bob = await SessionAsync(neighbours.BobName, name, "main");
        await using var apart = await SessionAsync(neighbours.BobName, name, "misc");
        await alice.SilentAsync($"close_sub_ch -ch_name {name} -sub_name main");

        var stat = await NextStatAsync(bob);
        stat.SessionId.ShouldBe(alice.SessionId);
        stat.Disconnected.ShouldBeFalse();
        stat.Channels[0].IsBlank.ShouldBeTrue();
        stat.Channels[1].ShouldBe(new SubChannelId(id, 1));

        // Bob no longer matches; the next change reaches him only because he follows.
        await bob.SilentAsync($"open_sub_ch -ch_name {name} -sub_name news");
        await alice.SilentAsync($"close_sub_ch -ch_name {name} -sub_name news");
        (await NextStatAsync(bob)).Channels.IsEmpty.ShouldBeTrue();
        await alice.SilentAsync($"open_sub_ch -ch_name {name} -sub_name misc");
        await alice.SilentAsync("cast mark");
        var frames = new List<MrciFrame>();
        while (frames.Count == 0 || frames[^1].CommandId != (ushort)AsyncCommand.Cast)
            frames.Add(await NextFrameAsync(apart));
        frames.ShouldHaveSingleItem("nothing but the cast: no sub-channel in common before");
    }

    [Fact]
    public async Task Change_of_user_tells_the_peers_that_nothing_is_open_any_more()
    {
        // P-10.8 (1), P-8.22: all-zero list, flag 00
        var (name, _) = await neighbours.ChannelWithBobAsync("main");
        await using var alice = await SessionAsync(neighbours.AliceName, name, "main");
        await using var bob = await SessionAsync(neighbours.BobName, name, "main");
        await alice.LoginAsync(neighbours.CarolName, HostFixture.UserPassword);

        var stat = await NextStatAsync(bob);

        (stat.SessionId, stat.Channels, stat.Disconnected).ShouldBe((alice.SessionId, ChannelList.Empty, false));
    }

    [Fact]
    public async Task Peer_without_open_sub_channels_is_told_nothing()
    {
        // P-7.22, P-1.18
        var (name, _) = await neighbours.ChannelWithBobAsync("main");
        await using (await SessionAsync(neighbours.AliceName, name, "main"))
            await neighbours.Bob.NotificationsAsync();

        // The session has ended for good once another user of it is told so.
        await using var witness = await SessionAsync(neighbours.AliceName, name, "main");
        await using (await SessionAsync(neighbours.BobName, name, "main"))
            await neighbours.Bob.NotificationsAsync();
        (await NextStatAsync(witness)).Disconnected.ShouldBeTrue();
        (await neighbours.Bob.NotificationsAsync()).ShouldNotContain(frame => frame.CommandId == (ushort)AsyncCommand.LimitedCast);
    }

    private async Task<MrciClient> SessionAsync(string user, string channel, params string[] subChannels)
    {
        var client = await neighbours.Fixture.LoginAsync(user);
        foreach (var subChannel in subChannels)
            await client.SilentAsync($"open_sub_ch -ch_name {channel} -sub_name {subChannel}");
        await client.NotificationsAsync();
        return client;
    }

    // The first frame of any kind, as it was on the wire.
    private static async Task<byte[]> NextAsync(MrciClient client)
    {
        var frame = await NextFrameAsync(client);
        return FrameWriter.ToArray(frame.Type, frame.CommandId, frame.Payload.Span);
    }

    private static async Task<PeerStat> NextStatAsync(MrciClient client)
    {
        var frame = await NextFrameAsync(client);
        frame.Type.ShouldBe(FrameType.PeerStat);
        PeerStat.TryRead(frame.Payload.Span, out var stat).ShouldBeTrue();
        return stat;
    }

    private static Task<MrciFrame> NextFrameAsync(MrciClient client)
    {
        return FirstAsync().Within("a notification");

        async Task<MrciFrame> FirstAsync()
        {
            await foreach (var frame in client.Notifications)
                return frame;
            throw new InvalidOperationException("the connection ended");
        }
    }
}
