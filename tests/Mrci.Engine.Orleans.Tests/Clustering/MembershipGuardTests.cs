using System.Collections.Immutable;
using System.Net;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Mrci.Engine.Orleans.Clustering;
using Mrci.Grains.Sessions;
using NSubstitute;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Mrci.Engine.Tests.Clustering;

/// <summary>Calls of a silo that stood still wait until it knows that it is a member still (P-10.20, ADR 0027).</summary>
public sealed class MembershipGuardTests
{
    // Half of two probes of 500 ms.
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Beat = Limit / 5;
    private static readonly SiloAddress Self = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 1), 1);

    private readonly FakeTimeProvider _time = new();
    private readonly MemberTable _members = new();
    private readonly ILocalSiloDetails _self = Substitute.For<ILocalSiloDetails>();
    private readonly MembershipGuard _guard;
    private int _made;

    public MembershipGuardTests()
    {
        _self.SiloAddress.Returns(Self);
        var options = Options.Create(new ClusterMembershipOptions { ProbeTimeout = Limit, NumMissedProbesLimit = 2 });
        var services = new ServiceCollection().AddSingleton<IClusterMembershipService>(_members).BuildServiceProvider();
        _guard = new MembershipGuard(services, _self, options, _time, NullLogger<MembershipGuard>.Instance);
        _guard.Start();
    }

    [Fact]
    public async Task Silo_that_runs_asks_nobody()
    {
        for (var beat = 0; beat < 100; beat++)
        {
            _time.Advance(Beat);
            _guard.Beat();
            await CallAsync();
        }

        _made.ShouldBe(100);
        _members.Readings.Reader.TryPeek(out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)] // the thread that beats goes on before the call
    [InlineData(false)]
    public async Task Call_after_a_standstill_waits_for_the_table_of_members(bool beatsFirst)
    {
        _time.Advance(2 * Limit);
        if (beatsFirst)
            _guard.Beat();

        var call = CallAsync();
        var reading = await ReadingAsync();

        (_made, call.IsCompleted).ShouldBe((0, false));
        reading.SetResult();
        await call.WaitAsync(Deadline);
        _made.ShouldBe(1);
        await CallAsync();
        _made.ShouldBe(2);
    }

    [Fact]
    public async Task Table_that_was_read_before_another_standstill_is_read_again()
    {
        _time.Advance(2 * Limit);
        var call = CallAsync();
        var first = await ReadingAsync();
        _time.Advance(2 * Limit);
        _guard.Beat();
        first.SetResult();

        var second = await ReadingAsync();

        _made.ShouldBe(0);
        second.SetResult();
        await call.WaitAsync(Deadline);
        _made.ShouldBe(1);
    }

    [Fact]
    public async Task Table_that_cannot_be_read_is_read_again()
    {
        _time.Advance(2 * Limit);
        var call = CallAsync();
        (await ReadingAsync()).SetException(new InvalidOperationException("no store"));

        // Retries by the clock that stands still here.
        var again = ReadingAsync();
        while (!again.IsCompleted)
        {
            _guard.Beat();
            _time.Advance(Beat);
            await Task.Yield();
        }

        _made.ShouldBe(0);
        (await again).SetResult();
        await call.WaitAsync(Deadline);
    }

    [Fact]
    public async Task Silo_that_is_dead_makes_no_call_any_more()
    {
        _members.Status = SiloStatus.Dead;
        _time.Advance(2 * Limit);
        var calls = new[] { CallAsync(), CallAsync() };
        (await ReadingAsync()).SetResult();

        _time.Advance(Beat);
        _guard.Beat();
        _ = CallAsync();

        (_made, calls.Any(static call => call.IsCompleted)).ShouldBe((0, false));
    }

    [Fact]
    public async Task Calls_of_the_runtime_itself_do_not_wait()
    {
        _time.Advance(2 * Limit);

        await CallAsync(typeof(IClusterMembershipService));

        _made.ShouldBe(1);
    }

    private static TimeSpan Deadline => TimeSpan.FromSeconds(30);

    private Task<TaskCompletionSource> ReadingAsync() => _members.Readings.Reader.ReadAsync().AsTask().WaitAsync(Deadline);

    private Task CallAsync(Type? type = null)
    {
        var call = Substitute.For<IOutgoingGrainCallContext>();
        call.InterfaceMethod.Returns((type ?? typeof(ISessionGrain)).GetMethods()[0]);
        call.Invoke().Returns(_ =>
        {
            _made++;
            return Task.CompletedTask;
        });
        return _guard.Invoke(call);
    }

    // What the table of members says, when the test lets it be read.
    private sealed class MemberTable : IClusterMembershipService
    {
        public Channel<TaskCompletionSource> Readings { get; } = Channel.CreateUnbounded<TaskCompletionSource>();

        public SiloStatus Status { get; set; } = SiloStatus.Active;

        public ClusterMembershipSnapshot CurrentSnapshot => new(
            ImmutableDictionary<SiloAddress, ClusterMember>.Empty.Add(Self, new ClusterMember(Self, Status, "silo")), new MembershipVersion(1));

        public IAsyncEnumerable<ClusterMembershipSnapshot> MembershipUpdates => throw new NotSupportedException();

        public ValueTask Refresh(MembershipVersion minimumVersion = default, CancellationToken cancellationToken = default)
        {
            var reading = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Readings.Writer.TryWrite(reading).ShouldBeTrue();
            return new ValueTask(reading.Task);
        }

        public Task<bool> TryKill(SiloAddress siloAddress) => throw new NotSupportedException();
    }
}
