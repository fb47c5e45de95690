using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Mrci.Grains.Channels;
using Mrci.Grains.Cluster;
using NSubstitute;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;

namespace Mrci.Grains.Tests.Channels;

public sealed class CastPipelineTests
{
    private static readonly SubChannelRef Main = new(3, 7);
    private readonly FakeTimeProvider _time = new();
    private readonly IAsyncStream<CastEvent> _stream = Substitute.For<IAsyncStream<CastEvent>>();
    private readonly CastLog _log;
    private readonly CastPipeline _pipeline;

    public CastPipelineTests()
    {
        _log = new CastLog(_time);
        _log.Start(epoch: 1);
        var mirrors = new CastMirrors(Main, Substitute.For<IGrainFactory>(), new SingleSite(), _time, NullLogger.Instance);
        _pipeline = new CastPipeline(
            Main, _log, mirrors, _stream, static _ => CastStatus.Accepted, static () => { }, _time, NullLogger.Instance);
    }

    [Fact]
    public async Task Stream_that_stands_still_holds_up_a_cast_for_a_second_at_most()
    {
        // ADR 0011: the stream is a hint; front ends ask for what it does not bring.
        _stream.OnNextAsync(default!, default!).ReturnsForAnyArgs(new TaskCompletionSource().Task);

        var cast = _pipeline.SendAsync(new CastRequest("s1", 1, CastKind.Cast, 31, [1], [Main]));
        cast.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));

        (await cast.WaitAsync(TimeSpan.FromSeconds(60))).ShouldBe(CastStatus.Accepted);
        _log.After(0).ShouldHaveSingleItem().SourceSequence.ShouldBe(1);
    }

    [Fact]
    public async Task Stream_that_refuses_is_tried_again_and_the_cast_accepted_all_the_same()
    {
        _stream.OnNextAsync(default!, default!).ReturnsForAnyArgs(Task.FromException(new OrleansException("no")));

        var cast = _pipeline.SendAsync(new CastRequest("s1", 1, CastKind.Cast, 31, [1], [Main]));
        for (var step = 0; step < 50 && !cast.IsCompleted; step++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        (await cast.WaitAsync(TimeSpan.FromSeconds(60))).ShouldBe(CastStatus.Accepted);
        await _stream.ReceivedWithAnyArgs(4).OnNextAsync(default!, default!);
    }
}
