using Mrci.Commands.Tests.Channels;
using Mrci.Commands.Tests.Harness;
using Mrci.Grains.Channels;
using Mrci.Grains.Events;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;

namespace Mrci.Commands.Tests.Peers;

/// <summary><c>ping_peers</c> (C-ping_peers.1, P-8.23, P-7.22).</summary>
public sealed class PingPeersTests : ChannelCommandTests
{
    private const ushort PingPeers = 312;

    [Fact]
    public async Task Session_without_active_updates_is_refused()
    {
        // ST; a frame of another type is ignored (C-GEN.1)
        await ShouldFailAsync(Session, PingPeers, "");
        (await Session.SendAsync(PingPeers, FrameType.Bytes, 1)).Heads().ShouldBe([$"{PingPeers}:Idle"]);
    }

    [Fact]
    public async Task Ping_is_cast_to_active_peers_and_answered_to_its_sender_alone()
    {
        var casts = await Host.RecordAsync(Main);
        var olga = await Host.ConnectPeerAsync(Owner);
        var guest = await Host.ConnectPeerAsync(Owner);
        await OpenMainAsync(olga.Session);

        (await olga.Session.SendAsync(PingPeers, "")).Heads().ShouldBe([$"{PingPeers}:Idle"]);

        var cast = await casts.NextAsync();
        (cast.Kind, (FrameType)cast.Type, cast.Source).ShouldBe((CastKind.Limited, FrameType.PingPeers, olga.Session.Id));
        var frame = (await guest.Session.NotifyAsync(new PeerPing(new EventOrigin(cast.Source, cast.SourceSequence), cast.Payload))).ShouldHaveSingleItem();
        frame.Head.ShouldBe("22:PeerInfo");
        PeerInfo.TryRead(frame.Payload, out var info).ShouldBeTrue();
        (info.SessionId, info.UserName).ShouldBe((olga.Id, "olga"));
        var reply = (await olga.NextAsync()).ShouldBeOfType<PeerReply>();
        (reply.Command, (FrameType)reply.Type).ShouldBe((AsyncCommand.ToPeer, FrameType.PeerInfo));
        PeerInfo.TryRead(reply.Payload, out var answer).ShouldBeTrue();
        answer.SessionId.ShouldBe(guest.Id);
    }
}
