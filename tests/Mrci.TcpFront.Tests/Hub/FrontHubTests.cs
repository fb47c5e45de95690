using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Mrci.Grains.Channels;
using Mrci.Grains.Cluster;
using Mrci.Grains.Events;
using Mrci.Grains.Sessions;
using Mrci.Grains.Streams;
using Mrci.TcpFront.Diagnostics;
using Mrci.TcpFront.Hub;
using Mrci.TcpFront.Tests.Fakes;

namespace Mrci.TcpFront.Tests.Hub;

public sealed class FrontHubTests : IDisposable
{
    private static readonly SubChannelRef A = new(1, 0);
    private static readonly SubChannelRef B = new(1, 1);
    private static readonly SubChannelRef C = new(2, 0);
    private readonly FakeStreams _streams = new();
    private readonly FakeOwners _owners = new();
    private readonly CastWatch _watch;
    private readonly FrontHub _hub;
    private int _version;

    public FrontHubTests()
    {
        var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var metrics = new FrontMetrics(services.GetRequiredService<IMeterFactory>());
        _watch = new CastWatch(_owners, new SingleSite(), metrics, TimeProvider.System, NullLogger<CastWatch>.Instance);
        _hub = new FrontHub(_streams, _watch, NullLogger<FrontHub>.Instance);
    }

    public void Dispose() => _watch.Dispose();

    [Fact]
    public async Task Cast_through_two_common_sub_channels_arrives_once()
    {
        // P-7.0.3 a
        var (bob, member) = await JoinAsync("bob", [A, B]);
        Cast("alice", [A, B]);
        bob.Frames.Count.ShouldBe(1);
        Cast("alice", [B, A]);
        bob.Frames.Count.ShouldBe(2);
        Cast("alice", [C, B]);
        bob.Frames.Count.ShouldBe(3);
        Cast("alice", [C]);
        bob.Frames.Count.ShouldBe(3);
        _hub.Leave(member);
    }

    [Fact]
    public async Task Cast_on_its_way_while_a_second_common_sub_channel_is_opened_arrives_once()
    {
        // P-7.0.3 a
        var (bob, member) = await JoinAsync("bob", [A]);
        _streams.Publish(StreamNames.Of(A), Make("alice", A, [B, A]));
        await UpdateAsync(member, [B, A]);
        _streams.Publish(StreamNames.Of(B), Make("alice", B, [B, A]));
        bob.Frames.Count.ShouldBe(1);

        _streams.Publish(StreamNames.Of(B), Make("alice", B, [B, A]));
        _streams.Publish(StreamNames.Of(A), Make("alice", A, [B, A]));
        bob.Frames.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Sub_channel_that_was_closed_is_no_longer_listened_to()
    {
        // P-8.12
        var (bob, member) = await JoinAsync("bob", [A, B]);
        await UpdateAsync(member, [B]);
        Cast("alice", [A]);
        bob.Frames.ShouldBeEmpty();
        Cast("alice", [A, B]);
        bob.Frames.Count.ShouldBe(1);
        _streams.Count(StreamNames.Of(A)).ShouldBe(0);
    }

    [Fact]
    public async Task Own_cast_does_not_come_back()
    {
        // P-7.5
        var (alice, _) = await JoinAsync("alice", [A]);
        Cast("alice", [A]);
        alice.Frames.ShouldBeEmpty();
    }

    [Fact]
    public async Task Frame_has_the_embedded_type_and_is_shared_by_all_recipients()
    {
        // P-7.5, H-8
        var (bob, _) = await JoinAsync("bob", [A]);
        var (carol, _) = await JoinAsync("carol", [A]);
        _streams.Publish(StreamNames.Of(A), Make("alice", A, [A]) with { Type = 0x1F, Payload = [0x68, 0, 0x69, 0] });

        Convert.ToHexString(bob.Frames.ShouldHaveSingleItem().Span).ShouldBe("1F050004000068006900");
        bob.Frames[0].Equals(carol.Frames.ShouldHaveSingleItem()).ShouldBeTrue();
    }

    [Fact]
    public async Task Limited_cast_reaches_sessions_with_active_update_only()
    {
        // P-7.22
        var (bob, member) = await JoinAsync("bob", [A]);
        _streams.Publish(StreamNames.Of(A), Limited(39));
        bob.Frames.ShouldBeEmpty();

        await _hub.UpdateAsync(member, new SessionInterests(++_version, [], [A], ActiveUpdate: true));
        _streams.Publish(StreamNames.Of(A), Limited(39));
        bob.Frames.ShouldHaveSingleItem().Span[..3].ToArray().ShouldBe([39, 22, 0]);

        // A private type never reaches a client (P-2.7).
        _streams.Publish(StreamNames.Of(A), Limited(4));
        bob.Frames.Count.ShouldBe(1);

        CastEvent Limited(byte type) => Make("alice", A, [A]) with { Kind = CastKind.Limited, Type = type };
    }

    [Fact]
    public async Task One_subscription_serves_all_sessions_and_ends_with_the_last()
    {
        // Design, section 4
        var (_, bob) = await JoinAsync("bob", [A]);
        var (_, carol) = await JoinAsync("carol", [A]);
        _streams.Count(StreamNames.Of(A)).ShouldBe(1);
        _streams.Made.ShouldBe(1);

        _hub.Leave(bob);
        _streams.Count(StreamNames.Of(A)).ShouldBe(1);
        _hub.Leave(carol);
        await _hub.WhenReleasedAsync();
        _streams.Count(StreamNames.Of(A)).ShouldBe(0);
        _hub.RouteCount.ShouldBe(0);
    }

    [Fact]
    public async Task Sessions_that_join_at_once_all_wait_for_the_one_subscription()
    {
        // P-7.0.3 c
        var gate = new TaskCompletionSource();
        _streams.OnSubscribe = _ => gate.Task;
        var first = JoinAsync("bob", [A]);
        var second = JoinAsync("carol", [A]);
        first.IsCompleted.ShouldBeFalse();
        second.IsCompleted.ShouldBeFalse();

        gate.SetResult();
        var (bob, _) = await first;
        var (carol, _) = await second;
        Cast("alice", [A]);
        (bob.Frames.Count, carol.Frames.Count, _streams.Made).ShouldBe((1, 1, 1));
    }

    [Fact]
    public async Task Failed_subscription_leaves_nothing_and_is_tried_anew()
    {
        _streams.OnSubscribe = stream => stream == StreamNames.Of(B) ? throw new TimeoutException() : Task.CompletedTask;
        await Should.ThrowAsync<TimeoutException>(() => JoinAsync("bob", [A, B]));
        await _hub.WhenReleasedAsync();
        _hub.RouteCount.ShouldBe(0);
        _streams.Count(StreamNames.Of(A)).ShouldBe(0);

        _streams.OnSubscribe = _ => Task.CompletedTask;
        var (bob, _) = await JoinAsync("bob", [A, B]);
        Cast("alice", [B]);
        bob.Frames.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Notification_reaches_the_sessions_of_its_stream_but_not_its_source()
    {
        // P-7.0.3
        var user = StreamKey.User(new string('a', 64));
        var (bob, bobMember) = await JoinAsync("bob", []);
        var (carol, carolMember) = await JoinAsync("carol", []);
        var (dave, _) = await JoinAsync("dave", []);
        await _hub.UpdateAsync(bobMember, new SessionInterests(++_version, [user], [], ActiveUpdate: false));
        await _hub.UpdateAsync(carolMember, new SessionInterests(++_version, [StreamKey.Host, user], [], ActiveUpdate: false));

        _streams.Publish<HostEvent>(StreamNames.Of(user), new UserRenamed(new EventOrigin("bob", 1), 1, user.Id, "old", "new"));
        (bob.Events.Count, carol.Events.Count, dave.Events.Count).ShouldBe((0, 1, 0));
    }

    [Fact]
    public async Task Event_stream_that_has_let_something_out_has_its_sessions_read_again()
    {
        // P-10.24
        var user = StreamKey.User(new string('a', 64));
        var (bob, _) = await JoinAsync("bob", [A]);
        var (carol, carolMember) = await JoinAsync("carol", []);
        await _hub.UpdateAsync(carolMember, new SessionInterests(++_version, [StreamKey.Host, user], [], ActiveUpdate: false));

        _streams.Skip(StreamNames.Of(user));

        (bob.Rereads, carol.Rereads).ShouldBe((0, 1));
    }

    [Fact]
    public async Task Sessions_that_come_and_go_during_casts_lose_and_repeat_nothing()
    {
        // P-7.0.3
        var (bob, _) = await JoinAsync("bob", [A]);
        using var stop = new CancellationTokenSource();
        var churn = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var (_, member) = await JoinAsync($"guest {i}", [A, B]);
                _hub.Leave(member);
            }
        });
        for (var i = 0; i < 20_000; i++)
            Cast("alice", [A]);
        await stop.CancelAsync();
        await churn;
        bob.Frames.Count.ShouldBe(20_000);
    }

    private CastEvent Make(string source, SubChannelRef subChannel, SubChannelRef[] list) => _owners.Accept(subChannel, source, list);

    private void Cast(string source, SubChannelRef[] list)
    {
        foreach (var subChannel in list)
            _streams.Publish(StreamNames.Of(subChannel), Make(source, subChannel, list));
    }

    private async Task<(Target Target, HubMember Member)> JoinAsync(string session, SubChannelRef[] open)
    {
        var target = new Target();
        var member = new HubMember(session, target);
        await UpdateAsync(member, open);
        return (target, member);
    }

    private ValueTask UpdateAsync(HubMember member, SubChannelRef[] open) =>
        _hub.UpdateAsync(member, new SessionInterests(Interlocked.Increment(ref _version), [], open, ActiveUpdate: false));

    private sealed class Target : IHubTarget
    {
        public List<ReadOnlyMemory<byte>> Frames { get; } = [];

        public List<HostEvent> Events { get; } = [];

        public void Deliver(ReadOnlyMemory<byte> frame) => Frames.Add(frame);

        public int Rereads { get; private set; }

        public void Notify(HostEvent notification) => Events.Add(notification);

        public void Reread() => Rereads++;
    }
}
