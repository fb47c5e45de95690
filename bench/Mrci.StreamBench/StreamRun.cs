using System.Diagnostics;
using Orleans.Runtime;
using Orleans.Streams;

namespace Mrci.StreamBench;

/// <summary>Measures one kind of stream between a publisher and a front.</summary>
internal static class StreamRun
{
    private const int Sessions = 1000;
    private const int WarmUp = 200;
    private const int Samples = 1000;

    // Less than a queue of memory streams holds: it refuses what its reader has not fetched in time.
    private const int Burst = 10_000;

    public static async Task<StreamFigures> MeasureAsync(IStreamProvider publisher, IStreamProvider front)
    {
        var id = StreamId.Create("bench", Guid.NewGuid());
        var observer = new Front(Sessions);
        var started = Stopwatch.GetTimestamp();
        await front.GetStream<Payload>(id).SubscribeAsync(observer);
        var setUp = Stopwatch.GetElapsedTime(started);

        var stream = publisher.GetStream<Payload>(id);
        var bytes = new byte[64];
        var latencies = new List<double>(Samples);
        long number = 0;
        for (var sample = 0; sample < WarmUp + Samples; sample++)
        {
            // Events come when they come: one that follows at once would find the reader still awake.
            await Task.Delay(Random.Shared.Next(1, 8));
            observer.Await(++number);
            var sent = Stopwatch.GetTimestamp();
            await stream.OnNextAsync(new Payload(number, bytes));
            var arrived = await observer.ArrivalAsync();
            if (sample >= WarmUp)
                latencies.Add(Stopwatch.GetElapsedTime(sent, arrived).TotalMilliseconds);
        }

        observer.Await(number + Burst);
        started = Stopwatch.GetTimestamp();
        for (var sent = 0; sent < Burst; sent++)
            await stream.OnNextAsync(new Payload(++number, bytes));
        var duration = Stopwatch.GetElapsedTime(started, await observer.ArrivalAsync());

        latencies.Sort();
        return new StreamFigures(
            latencies[Samples / 2], latencies[Samples * 99 / 100], Burst / duration.TotalSeconds * Sessions, setUp.TotalMilliseconds);
    }
}
