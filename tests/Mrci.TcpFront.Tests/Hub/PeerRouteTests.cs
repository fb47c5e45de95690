using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Mrci.Grains.Channels;
using Mrci.Grains.Cluster;
using Mrci.Grains.Events;
using Mrci.Grains.Sessions;
using Mrci.Grains.Streams;
using Mrci.Protocol.Frames;
using Mrci.TcpFront.Diagnostics;
using Mrci.TcpFront.Hub;
using Mrci.TcpFront.Tests.Fakes;

namespace Mrci.TcpFront.Tests.Hub;

/// <summary>What is for single sessions of the front end, and pings.</summary>
public sealed class PeerRouteTests : IDisposable
{
    private static readonly StreamKey Front = StreamKey.Front("here");
    private static readonly SubChannelRef Main = new(1, 0);
    private readonly FakeStreams _streams = new();
    private readonly CastWatch _watch;
    private readonly FrontHub _hub;

    public PeerRouteTests()
    {
        var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var metrics = new FrontMetrics(services.GetRequiredService<IMeterFactory>());
        _watch = new CastWatch(new FakeOwners(), new SingleSite(), metrics, TimeProvider.System, NullLogger<CastWatch>.Instance);
        _hub = new FrontHub(_streams, _watch, NullLogger<FrontHub>.Instance);
    }

    public void Dispose() => _watch.Dispose();

    [Fact]
    public async Task Message_reaches_the_session_it_names_alone()
    {
        // P-7.24
        var (alice, _) = await JoinAsync("alice");
        var (bob, _) = await JoinAsync("bob");
        _streams.Count(StreamNames.Of(Front)).ShouldBe(1, "one subscription, however many sessions");

        Publish(new PeerLinkEvent(new EventOrigin("carol", 1), "bob", "elsewhere", (byte)FrameType.Text, [1]));
        Publish(new PeerLinkEvent(new EventOrigin("carol", 2), "dave", "elsewhere", (byte)FrameType.Text, [1]));

        alice.Events.ShouldBeEmpty();
        bob.Events.ShouldHaveSingleItem().Origin.Sequence.ShouldBe(1);
        bob.Frames.ShouldBeEmpty();
    }

    [Fact]
    public async Task Reply_to_a_ping_goes_straight_to_the_client()
    {
        // P-7.21
        var (alice, _) = await JoinAsync("alice");

        Publish(new PeerReply(new EventOrigin("bob", 1), "alice", (byte)FrameType.PeerInfo, [1, 2]));

        Convert.ToHexString(alice.Frames.ShouldHaveSingleItem().Span).ShouldBe("2515000200000102");
        alice.Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task Session_that_has_left_gets_nothing_and_the_last_ends_the_subscription()
    {
        var (alice, first) = await JoinAsync("alice");
        var (_, second) = await JoinAsync("bob");
        _hub.Leave(first);
        Publish(new PeerReply(new EventOrigin("bob", 1), "alice", (byte)FrameType.PeerInfo, [1]));
        alice.Frames.ShouldBeEmpty();

        _hub.Leave(second);
        await _hub.WhenReleasedAsync();
        _streams.Count(StreamNames.Of(Front)).ShouldBe(0);
        _hub.RouteCount.ShouldBe(0);
    }

    [Fact]
    public async Task Ping_is_a_notification_for_active_sessions_but_its_sender()
    {
        // P-7.22, P-2.7: the private type reaches no client
        var (alice, _) = await JoinAsync("alice", isActive: true);
        var (bob, _) = await JoinAsync("bob", isActive: true);
        var (carol, _) = await JoinAsync("carol");
        var ping = new CastEvent(Main, 1, "alice", 7, CastKind.Limited, (byte)FrameType.PingPeers, [1, 2, 3], [Main], Epoch: 1);
        _streams.Publish(StreamNames.Of(Main), ping);
        foreach (var (index, type) in new[] { FrameType.PrivIpc, FrameType.PubIpc, FrameType.PubIpcWithFeedback }.Index())
            _streams.Publish(StreamNames.Of(Main), ping with { Sequence = index + 2, Type = (byte)type });
        _streams.Publish(StreamNames.Of(Main), ping with { Sequence = 5, Kind = CastKind.Cast });

        bob.Events.ShouldHaveSingleItem().ShouldBe(new PeerPing(new EventOrigin("alice", 7), ping.Payload));
        alice.Events.ShouldBeEmpty();
        carol.Events.ShouldBeEmpty();
        bob.Frames.ShouldBeEmpty();
    }

    private void Publish(HostEvent message) => _streams.Publish(StreamNames.Of(Front), message);

    private async Task<(Target Target, HubMember Member)> JoinAsync(string session, bool isActive = false)
    {
        var target = new Target();
        var member = new HubMember(session, target);
        await _hub.UpdateAsync(member, new SessionInterests(1, [Front], [Main], isActive));
        return (target, member);
    }

    private sealed class Target : IHubTarget
    {
        public List<ReadOnlyMemory<byte>> Frames { get; } = [];

        public List<HostEvent> Events { get; } = [];

        public void Deliver(ReadOnlyMemory<byte> frame) => Frames.Add(frame);

        public void Notify(HostEvent notification) => Events.Add(notification);

        public void Reread() => throw new NotSupportedException();
    }
}
