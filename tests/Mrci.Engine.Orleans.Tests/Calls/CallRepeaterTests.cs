using System.Reflection;
using Microsoft.Extensions.Time.Testing;
using Mrci.Engine.Orleans.Calls;
using Mrci.Grains.Channels;
using Mrci.Grains.Failures;
using Mrci.Grains.Registry;
using Mrci.Grains.Sessions;
using NSubstitute;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Mrci.Engine.Tests.Calls;

/// <summary>Which calls between grains are made again, for how long, and with what (D-600, P-10.24).</summary>
public sealed class CallRepeaterTests
{
    private static readonly Guid Operation = Guid.NewGuid();

    private readonly FakeTimeProvider _time = new();
    private readonly IOutgoingGrainCallContext _call = Substitute.For<IOutgoingGrainCallContext>();
    private readonly List<object?[]> _made = [];
    private object?[] _arguments = [];

    [Fact]
    public async Task Call_with_an_operation_id_is_made_again_with_what_it_was_given_until_its_silo_is_replaced()
    {
        var failures = 3;
        Prepare<IChannelGrain>(nameof(IChannelGrain.RenameSubChannelAsync), Operation, "second");
        OnInvoke(() => failures-- > 0 ? new SiloUnavailableException("gone") : null);

        await RunAsync();

        // The first try empties the request; see CallRepeater.
        _made.Count.ShouldBe(4);
        _made.ShouldAllBe(static arguments => Equals(arguments[0], Operation) && Equals(arguments[1], "second"));
    }

    [Fact]
    public async Task Call_that_is_marked_repeatable_is_made_again()
    {
        var failures = 1;
        Prepare<ISessionRegistryGrain>(nameof(ISessionRegistryGrain.LeaveAsync), "s1");
        OnInvoke(() => failures-- > 0 ? new OwnerReplacedException("moved") : null);

        await RunAsync();

        _made.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Call_that_must_not_be_repeated_is_made_once()
    {
        Prepare<ISessionGrain>(nameof(ISessionGrain.ReceiveAsync), 1L, null);
        OnInvoke(static () => new SiloUnavailableException("gone"));

        await Should.ThrowAsync<SiloUnavailableException>(RunAsync);

        _made.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Call_that_timed_out_is_not_made_again_because_it_may_be_under_way()
    {
        Prepare<IChannelGrain>(nameof(IChannelGrain.RenameSubChannelAsync), Operation, "second");
        OnInvoke(static () => new TimeoutException());

        await Should.ThrowAsync<TimeoutException>(RunAsync);

        _made.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Failure_of_the_grain_itself_reaches_the_caller_at_once()
    {
        Prepare<IChannelGrain>(nameof(IChannelGrain.RenameSubChannelAsync), Operation, "second");
        OnInvoke(static () => new InvalidOperationException("a bug"));

        await Should.ThrowAsync<InvalidOperationException>(RunAsync);

        _made.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Patience_ends_after_fifteen_seconds_with_the_last_failure()
    {
        Prepare<IChannelGrain>(nameof(IChannelGrain.RenameSubChannelAsync), Operation, "second");
        OnInvoke(static () => new SiloUnavailableException("gone"));
        var started = _time.GetTimestamp();

        await Should.ThrowAsync<SiloUnavailableException>(RunAsync);

        _time.GetElapsedTime(started).ShouldBeInRange(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(16));
        _made.Count.ShouldBeInRange(30, 40);
    }

    private void Prepare<TGrain>(string method, params object?[] arguments)
    {
        _arguments = arguments;
        _call.InterfaceMethod.Returns(typeof(TGrain).GetMethod(method, BindingFlags.Public | BindingFlags.Instance));
        var request = Substitute.For<IInvokable>();
        request.GetArgumentCount().Returns(arguments.Length);
        request.GetArgument(default).ReturnsForAnyArgs(call => _arguments[call.Arg<int>()]);
        request.WhenForAnyArgs(static each => each.SetArgument(default, default!)).Do(call => _arguments[call.Arg<int>()] = call.ArgAt<object>(1));
        _call.Request.Returns(request);
        _call.Response.Returns((Response?)null);
    }

    // As Orleans does it for a grain in the same process: the request is empty afterwards.
    private void OnInvoke(Func<Exception?> outcome) => _call.Invoke().Returns(_ =>
    {
        _made.Add([.. _arguments]);
        _arguments = new object?[_arguments.Length];
        return outcome() is { } failure ? Task.FromException(failure) : Task.CompletedTask;
    });

    private async Task RunAsync()
    {
        var run = new CallRepeater(_time).Invoke(_call);
        for (var step = 0; step < 1000 && !run.IsCompleted; step++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        await run.WaitAsync(TimeSpan.FromSeconds(60));
    }
}
