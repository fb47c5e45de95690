using Microsoft.Extensions.Time.Testing;
using Mrci.Engine.Orleans.Streams;
using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streams;

namespace Mrci.Engine.Tests.Streams;

public sealed class StreamQueueCacheTests
{
    private static readonly StreamId Red = StreamId.Create("test", "red");
    private static readonly StreamId Blue = StreamId.Create("test", "blue");

    private readonly FakeTimeProvider _time = new();
    private readonly StreamQueueCache _cache;

    public StreamQueueCacheTests() => _cache = new StreamQueueCache(_time);

    [Fact]
    public void Cursor_sees_the_batches_of_its_stream_in_order_as_they_come()
    {
        var cursor = Cursor(Red, token: null);
        cursor.MoveNext().ShouldBeFalse();

        Add(Red, 1);
        Add(Blue, 2);
        Add(Red, 3);

        Read(cursor).ShouldBe([1, 3]);
        Add(Red, 4);
        Read(cursor).ShouldBe([4]);
    }

    [Fact]
    public void Cursor_with_a_place_starts_there()
    {
        // The batch that makes a stream known is delivered to those who had subscribed before.
        Add(Red, 1);
        Add(Red, 2);
        Add(Red, 3);

        Read(Cursor(Red, new EventSequenceTokenV2(2))).ShouldBe([2, 3]);
    }

    [Fact]
    public void Cursor_without_a_place_or_with_one_that_is_gone_starts_at_the_end()
    {
        Add(Red, 1);
        _time.Advance(TimeSpan.FromSeconds(3));
        _cache.TryPurgeFromCache(out _).ShouldBeFalse();
        Add(Red, 2);

        var fromNow = Cursor(Red, token: null);
        var fromGone = Cursor(Red, new EventSequenceTokenV2(1));
        Add(Red, 3);

        Read(fromNow).ShouldBe([3]);
        Read(fromGone).ShouldBe([3]);
    }

    [Fact]
    public void Batch_that_a_cursor_has_not_passed_is_kept_when_it_is_no_longer_recent()
    {
        var cursor = Cursor(Red, token: null);
        Add(Red, 1);
        _time.Advance(TimeSpan.FromSeconds(3));
        _cache.TryPurgeFromCache(out _);

        Read(cursor).ShouldBe([1]);
    }

    [Fact]
    public void Cursor_too_far_behind_skips_to_the_end_and_says_so()
    {
        var cursor = Cursor(Red, token: null);
        Add(Red, 1);
        _time.Advance(StreamQueueCache.MostDelay + TimeSpan.FromSeconds(1));
        Add(Red, 2);

        Should.Throw<QueueCacheMissException>(() => cursor.MoveNext());

        cursor.MoveNext().ShouldBeFalse();
        Add(Red, 3);
        Read(cursor).ShouldBe([3]);
    }

    [Fact]
    public void Stream_that_nobody_reads_is_forgotten()
    {
        var cursor = Cursor(Red, token: null);
        Add(Red, 1);
        Add(Blue, 2);
        _cache.LogCount.ShouldBe(2);

        _time.Advance(TimeSpan.FromSeconds(3));
        _cache.TryPurgeFromCache(out _);
        _cache.LogCount.ShouldBe(1, "red has a reader");

        cursor.Dispose();
        cursor.Dispose();
        _cache.LogCount.ShouldBe(0);
    }

    private void Add(StreamId stream, long sequence) => _cache.AddToCache([new StreamBatch(new StreamEvents(stream, [sequence]), sequence)]);

    private StreamQueueCursor Cursor(StreamId stream, StreamSequenceToken? token) => (StreamQueueCursor)_cache.GetCacheCursor(stream, token);

    private static List<long> Read(StreamQueueCursor cursor)
    {
        var places = new List<long>();
        while (cursor.MoveNext())
            places.Add(cursor.GetCurrent(out _)!.SequenceToken.SequenceNumber);
        return places;
    }
}
