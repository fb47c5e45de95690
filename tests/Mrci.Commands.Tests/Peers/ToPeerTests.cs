using Mrci.Commands.Tests.Harness;
using Mrci.Grains.Events;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;

namespace Mrci.Commands.Tests.Peers;

/// <summary><c>to_peer</c> (C-to_peer.1) and <c>toPeer</c> of modules (P-9.8).</summary>
public sealed class ToPeerTests : PeerCommandTests
{
    [Fact]
    public async Task Data_arrives_behind_the_id_of_the_sender_with_its_own_type()
    {
        // P-9.9, H-10
        await LinkAsync(Alice, Bob);
        foreach (var type in new[] { FrameType.Text, FrameType.Bytes, FrameType.SessionId, (FrameType)200 })
            (await Alice.SendDataAsync(Bob.Id, type, 0x79, 0, 0x6F, 0)).Heads().ShouldBe([$"{ToPeer}:Idle"]);
        (await Alice.SendDataAsync(Bob.Id, FrameType.Bytes)).Heads().ShouldBe([$"{ToPeer}:Idle"], "no data is data too");

        foreach (var type in new[] { FrameType.Text, FrameType.Bytes, FrameType.SessionId, (FrameType)200 })
        {
            var frame = (await Bob.TakeAsync()).ShouldHaveSingleItem();
            (frame.Id, frame.Type).ShouldBe(((ushort)24, type));
            frame.Payload.ShouldBe([.. PeerSession.Bytes(Alice.Id), 0x79, 0, 0x6F, 0]);
        }

        (await Bob.TakeAsync()).ShouldHaveSingleItem().Payload.ShouldBe(PeerSession.Bytes(Alice.Id));
    }

    [Fact]
    public async Task Largest_payload_arrives_whole()
    {
        // X-5, P-2.11: 28 + data ≤ 16 777 215
        await LinkAsync(Alice, Bob);
        var data = new byte[FrameHeader.MaxPayload - SessionId.Size];
        data[^1] = 0xA5;

        (await Alice.SendDataAsync(Bob.Id, FrameType.Bytes, data)).Heads().ShouldBe([$"{ToPeer}:Idle"]);

        var frame = (await Bob.TakeAsync()).ShouldHaveSingleItem();
        (frame.Payload.Length, frame.Payload[^1]).ShouldBe((FrameHeader.MaxPayload, (byte)0xA5));
    }

    [Fact]
    public async Task Each_failing_check_gives_one_err()
    {
        // V(≥ 28 bytes), ST(no accepted link): stranger, Out, In
        (await Alice.Session.SendAsync(ToPeer, FrameType.Bytes, new byte[27])).Heads().ShouldBe([$"{ToPeer}:Err", $"{ToPeer}:Idle"]);
        await RefusedAsync(Alice, Bob);
        await AskAsync(Alice, Bob);
        await RefusedAsync(Alice, Bob);
        await RefusedAsync(Bob, Alice);
    }

    [Theory]
    [InlineData(FrameType.Idle)]
    [InlineData(FrameType.HostCert)]
    [InlineData(FrameType.PeerInfo)]
    [InlineData(FrameType.MyInfo)]
    [InlineData(FrameType.PeerStat)]
    [InlineData(FrameType.NewCmd)]
    [InlineData(FrameType.P2PRequest)]
    [InlineData(FrameType.P2POpen)]
    [InlineData(FrameType.P2PClose)]
    public async Task Types_of_the_host_are_refused(FrameType type)
    {
        // P-9.7, B-26: V
        await LinkAsync(Alice, Bob);
        (await Alice.SendDataAsync(Bob.Id, type, 1)).Heads().ShouldBe([$"{ToPeer}:Err", $"{ToPeer}:Idle"]);

        await SendTextAsync(Alice, Bob, 9);
        (await Bob.TakeAsync()).Heads().ShouldBe(["24:Text"], "nothing came before it");
    }

    [Fact]
    public async Task Module_needs_an_accepted_link_like_everybody()
    {
        // X-42, P-9.8, P-5.21: errors are dropped silently, P2P types act on the link, their data is ignored
        Loaders.IsInternal = false;
        FrameType[] types = [FrameType.Text, FrameType.P2POpen, FrameType.PeerInfo, FrameType.P2PClose, FrameType.P2PRequest];
        var bob = Bob.Id;
        var next = 0;
        Loaders.Add("push", (command, _) => command.Host.ToPeerAsync(bob, new byte[] { 1, 2, 3 }, types[next++]));
        await Alice.Session.RecoverAsync();
        var push = Alice.Session.IdOf("push");
        foreach (var _ in types)
            (await Alice.Session.SendAsync(push, "")).Heads().ShouldBe([$"{push}:Idle"]);

        var asked = (await Bob.TakeAsync()).ShouldHaveSingleItem();
        (asked.Head, asked.Payload.Length).ShouldBe((Asked, 300));
    }

    [Fact]
    public async Task Data_that_crosses_a_close_is_dropped()
    {
        // P-9.4: None
        await LinkAsync(Alice, Bob);
        await Bob.DoAsync(Close, Alice.Id);
        await SendTextAsync(Alice, Bob, 1);

        (await Bob.TakeAsync()).ShouldBeEmpty();

        ShouldClose(await Alice.TakeAsync(), Bob.Id);
        (await Alice.NextAsync()).ShouldBeOfType<PeerLinkRefusal>();
    }

    private static async Task RefusedAsync(PeerSession from, PeerSession to) =>
        (await SendTextAsync(from, to, 1)).Heads().ShouldBe([$"{ToPeer}:Err", $"{ToPeer}:Idle"]);
}
