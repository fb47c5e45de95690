using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Mrci.TcpFront.Diagnostics;
using Mrci.TcpFront.Outbound;
using Mrci.TcpFront.Tests.Hosting;

namespace Mrci.TcpFront.Tests.Outbound;

public sealed class OutboundQueueTests
{
    private readonly RecordingOwner _owner = new();
    private readonly RecordingPipeWriter _writer = new();
    private readonly FrontOptions _options = new();

    [Fact]
    public async Task Everything_that_waits_goes_out_with_one_flush()
    {
        // Design, section 6: one flush for everything queued; P-2.10
        var queue = Create();
        queue.TryEnqueue(new byte[] { 0 }).ShouldBeTrue();
        await Wait.UntilAsync("the first flush", () => _writer.Flushes == 1);
        for (byte i = 1; i <= 100; i++)
            queue.TryEnqueue(new[] { i }).ShouldBeTrue();

        _writer.Release();
        await Wait.UntilAsync("the second flush", () => _writer.Flushes == 2);
        _writer.Release();
        await Wait.ForAsync("the queue to run empty", queue.DrainAsync());
        _writer.Flushes.ShouldBe(2);
        _writer.Written.ShouldBe(Enumerable.Range(0, 101).Select(i => (byte)i));
        queue.PendingBytes.ShouldBe(0);
    }

    [Fact]
    public async Task Large_item_is_flushed_in_parts_that_the_transport_can_hold()
    {
        // P-2.13: what the client has not taken stays where it is bounded
        _options.FlushBytes = 1000;
        var queue = Create();
        queue.TryEnqueue(new byte[2500]);
        for (var flush = 1; flush <= 3; flush++)
        {
            await Wait.UntilAsync($"flush {flush}", () => _writer.Flushes == flush);
            _writer.Unflushed.ShouldBe(flush == 3 ? 500 : 1000);
            queue.PendingBytes.ShouldBe(2500 - ((flush - 1) * 1000));
            _writer.Release();
        }

        await Wait.ForAsync("the queue to run empty", queue.DrainAsync());
    }

    [Fact]
    public async Task More_than_the_bound_closes_the_queue_once()
    {
        // P-2.13
        _options.MaxOutboundBytes = 10;
        var queue = Create();
        queue.TryEnqueue(new byte[4]).ShouldBeTrue();
        await Wait.UntilAsync("the first flush", () => _writer.Flushes == 1);
        queue.TryEnqueue(new byte[6]).ShouldBeTrue();
        queue.TryEnqueue(new byte[1]).ShouldBeFalse();
        queue.TryEnqueue(new byte[1]).ShouldBeFalse();

        _owner.Calls.ShouldBe(["overflow"]);
        _writer.Release();
        await Wait.ForAsync("the writer to stop", queue.DrainAsync());
        _writer.Written.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Owner_is_told_once_when_a_lagging_client_has_caught_up()
    {
        // P-5.6
        _options.MaxOutboundBytesForTurn = 10;
        var queue = Create();
        queue.TryEnqueue(new byte[10]);
        queue.IsCongested.ShouldBeFalse();
        queue.TryEnqueue(new byte[10]);
        queue.IsCongested.ShouldBeTrue();

        await Wait.UntilAsync("a flush", () => _writer.Flushes >= 1);
        _writer.ReleaseAll();
        await Wait.ForAsync("the queue to run empty", queue.DrainAsync());
        queue.IsCongested.ShouldBeFalse();
        _owner.Calls.ShouldBe(["relieved"]);
    }

    [Fact]
    public async Task Client_that_has_gone_closes_the_queue_and_ends_the_wait()
    {
        // P-1.18 «if the socket is still writable»
        var queue = Create();
        queue.TryEnqueue(new byte[1]);
        await Wait.UntilAsync("the first flush", () => _writer.Flushes == 1);
        queue.TryEnqueue(new byte[1]);
        var drained = queue.DrainAsync();
        _writer.Break();

        await Wait.ForAsync("the end of the wait", drained);
        queue.TryEnqueue(new byte[1]).ShouldBeFalse();
        await Wait.UntilAsync("the owner to be told", () => _owner.Calls.Length == 1);
        _owner.Calls.ShouldBe(["failed "]);
    }

    [Fact]
    public async Task Fault_of_the_transport_is_told_to_the_owner()
    {
        var queue = Create();
        _writer.Fault = new IOException("broken");
        queue.TryEnqueue(new byte[1]);
        await Wait.ForAsync("the end of the wait", queue.DrainAsync());
        await Wait.UntilAsync("the owner to be told", () => _owner.Calls.Length == 1);
        _owner.Calls.ShouldBe(["failed broken"]);
    }

    private OutboundQueue Create()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        return new OutboundQueue(_writer, _owner, _options, new FrontMetrics(services.GetRequiredService<IMeterFactory>()));
    }
}
