using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Mrci.Grains.Channels;
using Mrci.Grains.Cluster;
using Mrci.Grains.Events;
using Mrci.Grains.Sessions;
using Mrci.Grains.Streams;
using Mrci.TcpFront.Diagnostics;
using Mrci.TcpFront.Hub;
using Mrci.TcpFront.Tests.Fakes;
using Mrci.TcpFront.Tests.Hosting;

namespace Mrci.TcpFront.Tests.Hub;

/// <summary>What the front does about casts that the stream has lost (P-7.0.3, design.md section 4).</summary>
public sealed class CastRouteTests : IDisposable
{
    private static readonly SubChannelRef A = new(1, 0);
    private readonly FakeStreams _streams = new();
    private readonly FakeOwners _owners = new();
    private readonly FakeTimeProvider _time = new();
    private readonly FakeCluster _cluster = new();
    private readonly CastWatch _watch;
    private readonly FrontHub _hub;
    private readonly Target _bob = new();
    private readonly HubMember _member;

    public CastRouteTests()
    {
        var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var metrics = new FrontMetrics(services.GetRequiredService<IMeterFactory>());
        _watch = new CastWatch(_owners, _cluster, metrics, _time, NullLogger<CastWatch>.Instance);
        _hub = new FrontHub(_streams, _watch, NullLogger<FrontHub>.Instance);
        _member = new HubMember("bob", _bob);
    }

    public void Dispose() => _watch.Dispose();

    [Fact]
    public async Task Gap_is_filled_at_once()
    {
        await JoinAsync();
        Lose();
        Publish();

        await ReceivedAsync(1, 2);
    }

    [Fact]
    public async Task Loss_at_the_end_of_traffic_is_found_within_seconds()
    {
        await JoinAsync();
        Publish();
        Lose();

        await ReceivedAsync(1);
        await AdvanceAsync(TimeSpan.FromSeconds(5));
        await ReceivedAsync(1, 2);
    }

    [Fact]
    public async Task Stream_that_flows_is_not_asked_for()
    {
        await JoinAsync();
        var before = _owners[A].Reads;
        for (var i = 0; i < 40; i++)
        {
            Publish();
            await AdvanceAsync(TimeSpan.FromMilliseconds(500));
        }

        _owners[A].Reads.ShouldBe(before);
    }

    [Fact]
    public async Task Idle_sub_channel_is_asked_for_now_and_then()
    {
        await JoinAsync();
        await AdvanceAsync(TimeSpan.FromMinutes(2));
        var before = _owners[A].Reads;
        await AdvanceAsync(TimeSpan.FromMinutes(10));
        (_owners[A].Reads - before).ShouldBeInRange(5, 21);

        Lose();
        await AdvanceAsync(TimeSpan.FromSeconds(91));
        await ReceivedAsync(1);
    }

    [Fact]
    public async Task Change_of_the_cluster_makes_it_ask_within_a_second()
    {
        await JoinAsync();
        await AdvanceAsync(TimeSpan.FromMinutes(2));
        Lose();

        _cluster.Version++;
        _time.Advance(TimeSpan.FromMilliseconds(250));
        _time.Advance(TimeSpan.FromSeconds(1));

        await ReceivedAsync(1);
    }

    [Fact]
    public async Task Stream_that_says_that_it_has_skipped_makes_it_ask()
    {
        // ADR 0008
        await JoinAsync();
        await AdvanceAsync(TimeSpan.FromMinutes(2));
        Lose();

        _streams.Skip(StreamNames.Of(A));
        _time.Advance(TimeSpan.FromMilliseconds(250));

        await ReceivedAsync(1);
    }

    [Fact]
    public async Task Owner_that_does_not_answer_is_asked_again()
    {
        await JoinAsync();
        _owners.OnRead = static () => throw new TimeoutException();
        Lose();
        Publish();
        await AdvanceAsync(TimeSpan.FromSeconds(5));
        _owners.OnRead = static () => new TaskCompletionSource().Task;
        await AdvanceAsync(TimeSpan.FromSeconds(5));
        _bob.Numbers.ShouldBeEmpty();

        _owners.OnRead = static () => Task.CompletedTask;
        await Wait.UntilAsync("the casts", () =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return _bob.Numbers.Count == 2;
        });
        await ReceivedAsync(1, 2);
    }

    [Fact]
    public async Task Casts_that_nobody_has_any_more_stop_nothing()
    {
        await JoinAsync();
        Lose();
        Lose();
        _owners[A].Forget(before: 2);
        Publish();

        await ReceivedAsync(2, 3);
    }

    [Fact]
    public async Task Owner_that_knows_nothing_any_more_begins_anew()
    {
        await JoinAsync();
        Publish();
        _owners[A].Restart();
        Lose();
        Publish();

        await ReceivedAsync(1, 1, 2);
    }

    [Fact]
    public async Task Opening_waits_until_the_owner_has_said_where_the_casts_begin()
    {
        // P-7.0.3 c
        var gate = new TaskCompletionSource();
        _owners.OnRead = () => gate.Task;
        Publish();
        var join = JoinAsync();
        Publish();
        join.IsCompleted.ShouldBeFalse();

        gate.SetResult();
        await join;
        Publish();

        await ReceivedAsync(3);
    }

    [Fact]
    public async Task Opening_fails_when_the_owner_does_not_answer_at_all()
    {
        _owners.OnRead = static () => throw new TimeoutException("nobody there");
        var join = JoinAsync();
        await Wait.UntilAsync("the opening to fail", () =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return join.IsCompleted;
        });

        await Should.ThrowAsync<TimeoutException>(() => join);
        await _hub.WhenReleasedAsync();
        (_streams.Count(StreamNames.Of(A)), _watch.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Sub_channel_that_was_left_is_not_asked_for()
    {
        await JoinAsync();
        _hub.Leave(_member);
        await _hub.WhenReleasedAsync();

        _watch.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Every_member_gets_every_cast_once_while_the_stream_loses_one_in_three()
    {
        // P-7.0.3
        await JoinAsync();
        var carol = new Target();
        await _hub.UpdateAsync(new HubMember("carol", carol), new SessionInterests(1, [], [A], ActiveUpdate: false));
        for (var i = 0; i < 3000; i++)
        {
            if (i % 3 == 1)
                Lose();
            else
                Publish();
        }

        Publish();
        await ReceivedAsync([.. Enumerable.Range(1, 3001)]);
        carol.Numbers.ShouldBe(_bob.Numbers);
    }

    private async Task JoinAsync() => await _hub.UpdateAsync(_member, new SessionInterests(1, [], [A], ActiveUpdate: false));

    private void Publish() => _streams.Publish(StreamNames.Of(A), _owners.Accept(A, "alice", [A]));

    private void Lose() => _owners.Accept(A, "alice", [A]);

    private async Task AdvanceAsync(TimeSpan time)
    {
        // A question that is under way must get its answer before the next one is due.
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromMilliseconds(500))
        {
            _time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }
    }

    private async Task ReceivedAsync(params int[] numbers)
    {
        await Wait.UntilAsync($"{numbers.Length} casts", () => _bob.Numbers.Count >= numbers.Length);
        _bob.Numbers.ShouldBe(numbers);
    }

    private sealed class Target : IHubTarget
    {
        private readonly Lock _gate = new();
        private readonly List<int> _numbers = [];

        public IReadOnlyList<int> Numbers
        {
            get
            {
                lock (_gate)
                    return [.. _numbers];
            }
        }

        public void Deliver(ReadOnlyMemory<byte> frame)
        {
            lock (_gate)
                _numbers.Add(BitConverter.ToInt32(frame.Span[^4..]));
        }

        public void Notify(HostEvent notification) => throw new NotSupportedException();

        public void Reread() => throw new NotSupportedException();
    }

    private sealed class FakeCluster : IClusterView
    {
        public string Site => "";

        public IReadOnlyList<string> Peers => [];

        public bool HadPeers => true;

        public long Version { get; set; }
    }
}
