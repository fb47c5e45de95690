using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;
using Mrci.Protocol.Payloads;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary>Peer-to-peer links between real clients (chapter 9): every frame is seen by the other one.</summary>
public sealed class PeerLinkTests(Neighbours neighbours) : IClassFixture<Neighbours>
{
    private static readonly byte[] Yo = [0x79, 0, 0x6F, 0];

    [Fact]
    public async Task Whole_life_of_a_link_byte_for_byte()
    {
        // P-9.13, H-10, X-40
        await using var alice = await neighbours.Fixture.LoginAsync(neighbours.AliceName);
        await using var bob = await neighbours.Fixture.LoginAsync(neighbours.BobName);
        byte[] aliceId = alice.SessionId.ToArray(), bobId = bob.SessionId.ToArray();

        await ActAsync(alice, "p2p_request", bob.SessionId);
        var request = await bob.NotificationAsync(AsyncCommand.P2P);
        request.Type.ShouldBe(FrameType.P2PRequest);
        PeerInfo.TryRead(request.Payload.Span, out var info).ShouldBeTrue();
        (info.SessionId, info.UserName).ShouldBe((alice.SessionId, neighbours.AliceName));
        (await bob.RowsAsync("ls_p2p")).ShouldBe([[alice.SessionId.ToString(), "1"]]);

        await ActAsync(bob, "p2p_open", alice.SessionId);
        await NextIsAsync(alice, [0x2A, 0x18, 0, 0x1C, 0, 0, .. bobId]);
        (await alice.RowsAsync("ls_p2p")).ShouldBe([[bob.SessionId.ToString(), "0"]]);

        await SendAsync(alice, bob.SessionId, FrameType.Text, Yo);
        await NextIsAsync(bob, [0x1F, 0x18, 0, 0x20, 0, 0, .. aliceId, .. Yo]);
        await SendAsync(bob, alice.SessionId, FrameType.Bytes, [7]);
        await NextIsAsync(alice, [0x2B, 0x18, 0, 0x1D, 0, 0, .. bobId, 7]);

        await ActAsync(bob, "p2p_close", alice.SessionId);
        await NextIsAsync(alice, [0x29, 0x18, 0, 0x1C, 0, 0, .. bobId]);
        (await alice.RowsAsync("ls_p2p")).ShouldBeEmpty();
        (await bob.NotificationsAsync()).ShouldBeEmpty("the acting client gets no frame 24");
    }

    [Fact]
    public async Task Request_is_declined()
    {
        // P-9.13, last sentence
        await using var alice = await neighbours.Fixture.LoginAsync(neighbours.AliceName);
        await using var bob = await neighbours.Fixture.LoginAsync(neighbours.BobName);
        await ActAsync(alice, "p2p_request", bob.SessionId);
        await bob.NotificationAsync(AsyncCommand.P2P);

        await ActAsync(bob, "p2p_close", alice.SessionId);

        await NextIsAsync(alice, [0x29, 0x18, 0, 0x1C, 0, 0, .. bob.SessionId.ToArray()]);
    }

    [Fact]
    public async Task Data_keeps_its_order_and_its_bytes()
    {
        // P-9.9, X-5: small frames in order, then one of 3 MiB
        await using var alice = await neighbours.Fixture.LoginAsync(neighbours.AliceName);
        await using var bob = await neighbours.Fixture.LoginAsync(neighbours.BobName);
        await LinkAsync(alice, bob);
        for (var number = 0; number < 200; number++)
            await SendAsync(alice, bob.SessionId, FrameType.Bytes, BitConverter.GetBytes(number));
        var large = new byte[3 << 20];
        Random.Shared.NextBytes(large);
        await SendAsync(alice, bob.SessionId, FrameType.Bytes, large);

        for (var number = 0; number < 200; number++)
            BitConverter.ToInt32((await bob.NotificationAsync(AsyncCommand.P2P)).Payload.Span[SessionId.Size..]).ShouldBe(number);
        (await bob.NotificationAsync(AsyncCommand.P2P)).Payload.Span[SessionId.Size..].SequenceEqual(large).ShouldBeTrue();
    }

    [Theory]
    [InlineData("close")]
    [InlineData("login")]
    public async Task Peer_that_goes_closes_its_link(string how)
    {
        // P-1.18, P-9.12, P-10.7: closed, or another user
        await using var alice = await neighbours.Fixture.LoginAsync(neighbours.AliceName);
        await using var bob = await neighbours.Fixture.LoginAsync(neighbours.BobName);
        await LinkAsync(alice, bob);
        if (how == "login")
            await bob.LoginAsync(neighbours.CarolName, HostFixture.UserPassword);
        else
            await bob.DisposeAsync();

        await NextIsAsync(alice, [0x29, 0x18, 0, 0x1C, 0, 0, .. bob.SessionId.ToArray()]);
        (await alice.RowsAsync("ls_p2p")).ShouldBeEmpty();
        (await RunAsync(alice, "to_peer", FrameType.Text, [.. bob.SessionId.ToArray(), .. Yo])).Errors.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Crossing_requests_of_many_pairs_end_in_links_that_work()
    {
        // whichever way the requests cross, the first to accept opens the link.
        await using var alice = await neighbours.Fixture.LoginAsync(neighbours.AliceName);
        await using var bob = await neighbours.Fixture.LoginAsync(neighbours.BobName);
        for (var round = 0; round < 20; round++)
        {
            await Task.WhenAll(RunAsync(alice, "p2p_request", bob.SessionId), RunAsync(bob, "p2p_request", alice.SessionId));
            await Task.WhenAll(RunAsync(alice, "p2p_open", bob.SessionId), RunAsync(bob, "p2p_open", alice.SessionId));
            await AcceptAsync(alice, bob.SessionId);
            await AcceptAsync(bob, alice.SessionId);
            await LinkedAsync(alice, bob.SessionId);
            await LinkedAsync(bob, alice.SessionId);
            await SendAsync(alice, bob.SessionId, FrameType.BigText, Yo);
            await UntilAsync(bob, FrameType.BigText);
            await SendAsync(bob, alice.SessionId, FrameType.BigText, Yo);
            await UntilAsync(alice, FrameType.BigText);
            await ActAsync(alice, "p2p_close", bob.SessionId);
            await UntilAsync(bob, FrameType.P2PClose);
        }
    }

    [Fact]
    public async Task Each_bad_input_gives_one_err()
    {
        // P-9.2, P-9.6, P-9.7, B-26, B-43
        await using var alice = await neighbours.Fixture.LoginAsync(neighbours.AliceName);
        await using var bob = await neighbours.Fixture.LoginAsync(neighbours.BobName);
        foreach (var command in new[] { "p2p_request", "p2p_open", "p2p_close" })
        {
            await RefusedAsync(alice, command, FrameType.SessionId, new byte[27]);
            await RefusedAsync(alice, command, FrameType.SessionId, alice.SessionId.ToArray());
            await RefusedAsync(alice, command, FrameType.SessionId, Enumerable.Repeat((byte)9, 28).ToArray());
            (await RunAsync(alice, command, FrameType.Text, bob.SessionId.ToArray())).Frames.ShouldBeEmpty("another type: only IDLE");
        }

        await RefusedAsync(alice, "to_peer", FrameType.Text, new byte[27]);
        await RefusedAsync(alice, "to_peer", FrameType.Text, bob.SessionId.ToArray());
        await LinkAsync(alice, bob);
        foreach (var type in new[] { FrameType.P2PClose, FrameType.P2POpen, FrameType.P2PRequest, FrameType.PeerInfo, FrameType.Idle })
            await RefusedAsync(alice, "to_peer", type, bob.SessionId.ToArray());
        await ActAsync(alice, "p2p_close", bob.SessionId);
    }

    [Fact]
    public async Task Ping_brings_the_active_peers_of_the_sub_channel_together()
    {
        // P-8.25 (b), P-8.23, C-ping_peers.1
        var (name, _) = await neighbours.ChannelWithBobAsync("main", "news");
        await using var alice = await neighbours.Fixture.LoginAsync(neighbours.AliceName);
        await using var bob = await neighbours.Fixture.LoginAsync(neighbours.BobName);
        await using var apart = await neighbours.Fixture.LoginAsync(neighbours.BobName);
        await alice.FailsAsync("ping_peers");
        foreach (var client in new[] { alice, bob })
            await client.SilentAsync($"open_sub_ch -ch_name {name} -sub_name main");
        await apart.SilentAsync($"open_sub_ch -ch_name {name} -sub_name news");
        await apart.NotificationsAsync();

        await alice.SilentAsync("ping_peers");

        (await InfoAsync(bob, AsyncCommand.LimitedCast)).SessionId.ShouldBe(alice.SessionId);
        (await InfoAsync(alice, AsyncCommand.ToPeer)).ShouldSatisfyAllConditions(
            answer => answer.SessionId.ShouldBe(bob.SessionId),
            answer => answer.UserName.ShouldBe(neighbours.BobName));

        // What came to the third one because of the ping would come before this.
        await alice.SilentAsync($"open_sub_ch -ch_name {name} -sub_name news");
        await alice.SilentAsync("cast mark");
        (await FirstAsync(apart)).CommandId.ShouldBe((ushort)AsyncCommand.Cast);
    }

    private static async Task LinkAsync(MrciClient from, MrciClient to)
    {
        await ActAsync(from, "p2p_request", to.SessionId);
        (await to.NotificationAsync(AsyncCommand.P2P)).Type.ShouldBe(FrameType.P2PRequest);
        await ActAsync(to, "p2p_open", from.SessionId);
        (await from.NotificationAsync(AsyncCommand.P2P)).Type.ShouldBe(FrameType.P2POpen);
    }

    // One of the two may have been too early to know of the other's request.
    private static async Task AcceptAsync(MrciClient client, SessionId peer)
    {
        if ((await client.RowsAsync("ls_p2p")) is [[_, "1"]])
            await RunAsync(client, "p2p_open", peer);
    }

    private static Task LinkedAsync(MrciClient client, SessionId peer)
    {
        return UntilLinkedAsync().Within($"the open link to {peer}");

        async Task UntilLinkedAsync()
        {
            while ((await client.RowsAsync("ls_p2p")) is not [[_, "0"]])
                await AcceptAsync(client, peer);
        }
    }

    private static async Task UntilAsync(MrciClient client, FrameType type)
    {
        while ((await client.NotificationAsync(AsyncCommand.P2P)).Type != type)
        {
        }
    }

    private static async Task ActAsync(MrciClient client, string command, SessionId peer) =>
        (await RunAsync(client, command, peer)).Frames.ShouldBeEmpty(command);

    private static Task<CommandResult> RunAsync(MrciClient client, string command, SessionId peer) =>
        RunAsync(client, command, FrameType.SessionId, peer.ToArray());

    private static async Task<CommandResult> RunAsync(MrciClient client, string command, FrameType type, byte[] payload)
    {
        var run = await client.StartAsync(command, type, payload);
        return await run.Completion.Within($"the IDLE of {command}");
    }

    private static async Task SendAsync(MrciClient client, SessionId peer, FrameType type, byte[] data) =>
        (await RunAsync(client, "to_peer", type, [.. peer.ToArray(), .. data])).Frames.ShouldBeEmpty();

    private static async Task RefusedAsync(MrciClient client, string command, FrameType type, byte[] payload)
    {
        var result = await RunAsync(client, command, type, payload);
        (result.Frames.Count, result.Errors.Count).ShouldBe((1, 1), $"{command} with {type}");
    }

    private static async Task NextIsAsync(MrciClient client, byte[] expected)
    {
        var frame = await client.NotificationAsync(AsyncCommand.P2P);
        FrameWriter.ToArray(frame.Type, frame.CommandId, frame.Payload.Span).ShouldBe(expected);
    }

    private static async Task<PeerInfo> InfoAsync(MrciClient client, AsyncCommand command)
    {
        var frame = await client.NotificationAsync(command);
        frame.Type.ShouldBe(FrameType.PeerInfo);
        PeerInfo.TryRead(frame.Payload.Span, out var info).ShouldBeTrue();
        return info;
    }

    private static Task<MrciFrame> FirstAsync(MrciClient client)
    {
        return ReadAsync().Within("a notification");

        async Task<MrciFrame> ReadAsync()
        {
            await foreach (var frame in client.Notifications)
                return frame;
            throw new InvalidOperationException("the connection ended");
        }
    }
}
