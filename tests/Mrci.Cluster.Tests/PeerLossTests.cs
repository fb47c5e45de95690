using Mrci.Client;
using Mrci.Cluster.Tests.Clusters;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;
using Mrci.Testing.PostgreSql;

namespace Mrci.Cluster.Tests;

/// <summary>Links between clients whose session grains are lost (P-10.21).</summary>
public sealed class PeerLossTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Accepted_link_survives_the_silo_of_both_sessions_and_pending_one_is_closed()
    {
        await using var cluster = await TestCluster.CreateAsync(postgres);
        var first = await cluster.StartSiloAsync();
        var front = await cluster.StartFrontAsync();
        await using var alice = await front.ConnectAsync();
        await alice.LoginRootFirstAsync();
        await using var bob = await front.ConnectAsync();
        await bob.LoginAsync("root", TestCluster.RootPassword);
        await using var carol = await front.ConnectAsync();
        await carol.LoginAsync("root", TestCluster.RootPassword);
        await ActAsync(alice, "p2p_request", bob.SessionId);
        await bob.NotificationsUntilAsync(AsyncCommand.P2P);
        await ActAsync(bob, "p2p_open", alice.SessionId);
        await alice.NotificationsUntilAsync(AsyncCommand.P2P);
        await ActAsync(carol, "p2p_request", alice.SessionId);
        await alice.NotificationsUntilAsync(AsyncCommand.P2P);
        await cluster.StartSiloAsync();
        alice.Drain();
        bob.Drain();
        carol.Drain();

        await first.KillAsync();

        foreach (var client in new[] { alice, bob, carol })
            await client.NotificationsUntilAsync(AsyncCommand.Rdy, Deadline.Recovery);
        await alice.SynchronizeAsync().Within("the command list after the recovery");

        // Data goes on along the accepted link, in both directions.
        await SendAsync(alice, bob.SessionId, 7);
        (await LinkFrameAsync(bob)).ShouldBe((FrameType.Bytes, alice.SessionId, (byte)7));
        await SendAsync(bob, alice.SessionId, 8);
        (await LinkFrameAsync(alice)).ShouldBe((FrameType.Bytes, bob.SessionId, (byte)8));

        // The pending one is gone on both sides.
        (await carol.DoAsync("ls_p2p")).Text.ShouldNotContain(alice.SessionId.ToString());
        (await alice.DoAsync("ls_p2p")).Text.ShouldNotContain(carol.SessionId.ToString());
    }

    private static Task ActAsync(MrciClient client, string command, SessionId peer) =>
        RunAsync(client, command, FrameType.SessionId, peer.ToArray());

    private static Task SendAsync(MrciClient client, SessionId peer, byte data) =>
        RunAsync(client, "to_peer", FrameType.Bytes, [.. peer.ToArray(), data]);

    private static async Task RunAsync(MrciClient client, string command, FrameType type, byte[] payload)
    {
        var run = await client.StartAsync(command, type, payload);
        var result = await run.Completion.Within($"the IDLE of {command}");
        result.IsError.ShouldBeFalse($"{command}: {string.Concat(result.Errors)}");
    }

    // Frames that closed the pending link may come before.
    private static async Task<(FrameType Type, SessionId From, byte Data)> LinkFrameAsync(MrciClient client)
    {
        while (true)
        {
            var frame = (await client.NotificationsUntilAsync(AsyncCommand.P2P))[^1];
            if (frame.Type == FrameType.Bytes)
                return (frame.Type, SessionId.Read(frame.Payload.Span), frame.Payload.Span[SessionId.Size]);
        }
    }
}
