using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary><c>cast</c> (C-cast.1, P-7.5, P-8.25).</summary>
public sealed class CastTests(Neighbours neighbours) : IClassFixture<Neighbours>
{
    [Fact]
    public async Task Cast_reaches_those_who_have_the_sub_channel_open_once_and_not_the_sender()
    {
        // P-8.25 (a), B-23: Alice and Bob in main, Carol in news.
        var channel = await OpenAsync("main", "main", "news");
        await neighbours.Alice.SilentAsync("cast hi");

        await NextCastIsAsync(neighbours.Bob, "hi");
        // Behind it in the same order: whatever came twice, or to Carol or Alice, would come before these.
        await neighbours.Alice.SilentAsync($"open_sub_ch -ch_name {channel} -sub_name news");
        await neighbours.Alice.SilentAsync("cast again");
        await NextCastIsAsync(neighbours.Bob, "again");
        await NextCastIsAsync(neighbours.Carol, "again");
        await neighbours.Bob.SilentAsync("cast back");
        await NextCastIsAsync(neighbours.Alice, "back");
        await CloseAllAsync();
    }

    [Fact]
    public async Task Two_shared_sub_channels_give_one_copy()
    {
        // P-7.0.3 (a)
        var channel = await OpenAsync("main", "main", "news");
        foreach (var client in new[] { neighbours.Alice, neighbours.Bob })
            await client.SilentAsync($"open_sub_ch -ch_name {channel} -sub_name news");
        foreach (var word in new[] { "first", "second", "third" })
            await neighbours.Alice.SilentAsync($"cast {word}");

        foreach (var word in new[] { "first", "second", "third" })
            await NextCastIsAsync(neighbours.Bob, word);
        foreach (var word in new[] { "first", "second", "third" })
            await NextCastIsAsync(neighbours.Carol, word);
        await CloseAllAsync();
    }

    [Fact]
    public async Task Every_frame_keeps_its_type_and_bytes()
    {
        // C-cast.1: any type that is not forbidden, also an empty payload, and one of 3 MiB
        await OpenAsync("main", "main", "news");
        var large = new byte[3 * 1024 * 1024];
        new Random(1).NextBytes(large);
        var sent = new (byte Type, byte[] Payload)[]
        {
            (0, [1]), (5, [2]), (29, []), (30, [3]), (32, [4]), (33, [5]), (36, [6]), (43, large), (44, new byte[28]), (46, [7, 8]),
            (48, [9]), (255, [10]),
        };
        foreach (var (type, payload) in sent)
            (await CastAsync(neighbours.Alice, type, payload)).Frames.ShouldBeEmpty();

        foreach (var (type, payload) in sent)
        {
            var frame = await neighbours.Bob.NotificationAsync(AsyncCommand.Cast);
            ((byte)frame.Type).ShouldBe(type);
            frame.Payload.ToArray().ShouldBe(payload);
        }

        await CloseAllAsync();
    }

    [Fact]
    public async Task Forbidden_types_are_dropped_without_an_error()
    {
        // P-5.20: IDLE, HOST_CERT, PEER_INFO, MY_INFO, PEER_STAT, the P2P ones, NEW_CMD; 1 to 4 never even arrive (P-2.7).
        await OpenAsync("main", "main", "news");
        foreach (byte type in new byte[] { 34, 35, 37, 38, 39, 40, 41, 42, 45 })
            (await CastAsync(neighbours.Alice, type, new byte[300])).Frames.ShouldBeEmpty();

        await neighbours.Alice.SilentAsync("cast allowed");
        await NextCastIsAsync(neighbours.Bob, "allowed");
        await CloseAllAsync();
    }

    [Fact]
    public async Task Without_an_open_sub_channel_nothing_is_sent()
    {
        // C-cast.1, P-7.5; X-22: blank slots match nobody.
        await using var stranger = await neighbours.Fixture.LoginAsync(neighbours.CarolName);
        await stranger.SilentAsync("cast into the void");
        await neighbours.Bob.SilentAsync("cast likewise");

        foreach (var client in new[] { stranger, neighbours.Alice, neighbours.Bob })
            (await client.NotificationsAsync()).Select(frame => frame.Text).ShouldNotContain(static text => text == "into the void" || text == "likewise");
    }

    [Fact]
    public async Task Closed_sub_channel_gets_nothing_any_more()
    {
        // P-8.12
        var channel = await OpenAsync("main", "main", "main");
        await neighbours.Bob.SilentAsync($"close_sub_ch -ch_name {channel} -sub_name main");
        await neighbours.Alice.SilentAsync("cast missed");
        await NextCastIsAsync(neighbours.Carol, "missed");
        await neighbours.Bob.SilentAsync($"open_sub_ch -ch_name {channel} -sub_name main");
        await neighbours.Alice.SilentAsync("cast heard");

        await NextCastIsAsync(neighbours.Bob, "heard");
        await CloseAllAsync();
    }

    [Fact]
    public async Task Sessions_of_one_user_are_peers_of_each_other()
    {
        // P-0.2: peers are sessions, not users.
        var channel = await OpenAsync("main", "main", "news");
        await using var second = await neighbours.Fixture.LoginAsync(neighbours.AliceName);
        await second.SilentAsync($"open_sub_ch -ch_name {channel} -sub_name main");
        await neighbours.Alice.SilentAsync("cast to myself");

        await NextCastIsAsync(second, "to myself");
        await CloseAllAsync();
    }

    [Fact]
    public async Task Order_of_one_sender_is_kept()
    {
        // P-7.0.3 (b): 500 frames sent without waiting for their IDLE.
        await OpenAsync("main", "main", "news");
        var cast = neighbours.Alice.Commands.ByName["cast"];
        foreach (var number in Enumerable.Range(0, 500))
            await neighbours.Alice.SendAsync(FrameType.Bytes, cast, BitConverter.GetBytes(number));

        foreach (var number in Enumerable.Range(0, 500))
            BitConverter.ToInt32((await neighbours.Bob.NotificationAsync(AsyncCommand.Cast)).Payload.Span).ShouldBe(number);
        (await neighbours.Alice.NotificationsAsync()).Count(frame => frame.Type == FrameType.Idle).ShouldBe(500, "one IDLE per frame");
        await CloseAllAsync();
    }

    private static async Task NextCastIsAsync(MrciClient client, string text)
    {
        var frame = await client.NotificationAsync(AsyncCommand.Cast);
        (frame.Type, frame.Text).ShouldBe((FrameType.Text, text)); // H-8: the bare payload
    }

    private static async Task<CommandResult> CastAsync(MrciClient client, byte type, byte[] payload)
    {
        var run = await client.StartAsync("cast", (FrameType)type, payload);
        return await run.Completion.Within("the IDLE of cast");
    }

    private async Task<string> OpenAsync(string alice, string bob, string carol)
    {
        var (name, _) = await neighbours.ChannelWithBobAsync("main", "news");
        await neighbours.Alice.SilentAsync($"invite_to_ch -ch_name {name} -user {neighbours.CarolName}");
        await neighbours.Carol.SilentAsync($"accept_ch -ch_name {name}");
        foreach (var (client, subChannel) in new[] { (neighbours.Alice, alice), (neighbours.Bob, bob), (neighbours.Carol, carol) })
        {
            await client.SilentAsync($"open_sub_ch -ch_name {name} -sub_name {subChannel}");
            await client.NotificationsAsync();
        }

        return name;
    }

    private async Task CloseAllAsync()
    {
        foreach (var client in new[] { neighbours.Alice, neighbours.Bob, neighbours.Carol })
        {
            foreach (var row in await client.RowsAsync("ls_open_chs"))
                await client.SilentAsync($"close_sub_ch -ch_name {row[0]} -sub_name {row[1]}");
        }
    }
}
