using System.Diagnostics;
using Mrci.Load.Measuring;

namespace Mrci.Load.Scenarios;

/// <summary>The audience of a <see cref="CastScenario"/>, ready to be measured.</summary>
internal sealed class CastStage(CastAudience audience, int window, int casts, int paced) : IStage
{
    private readonly CastSender _sender = audience.CreateSender(window);

    /// <inheritdoc />
    public async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancellation)
    {
        var receivers = audience.Receivers.Length;
        var flowing = new Latencies(casts * receivers);
        var start = Stopwatch.GetTimestamp();
        await TogetherAsync(casts, flowing, null, token => _sender.SendAsync(casts, token), cancellation);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        var oneByOne = new Latencies(paced * receivers);
        using var everybody = new SemaphoreSlim(0);
        var deliveries = 0;
        await TogetherAsync(paced, oneByOne, CountDelivery, SendPacedAsync, cancellation);

        await Task.WhenAll(audience.Receivers.Select(receiver => receiver.CheckNothingMoreAsync(cancellation)));
        await _sender.CheckNothingMoreAsync(cancellation);
        return
        [
            new Figure("cast.deliveries", (double)casts * receivers / seconds, "deliveries/s"),
            new Figure("cast.casts", casts / seconds, "casts/s"),
            .. flowing.Summarise("cast.latency"),
            .. oneByOne.Summarise("cast.paced.latency"),
        ];

        void CountDelivery()
        {
            if (Interlocked.Increment(ref deliveries) % receivers == 0)
                everybody.Release();
        }

        async Task SendPacedAsync(CancellationToken token)
        {
            for (var i = 0; i < paced; i++)
            {
                await _sender.SendAsync(1, token);
                await everybody.WaitAsync(token);
            }
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        audience.Dispose();
        return ValueTask.CompletedTask;
    }

    // All receivers and the sender at the same time; the first that fails ends the others.
    private async Task TogetherAsync(
        int count, Latencies latencies, Action? received, Func<CancellationToken, Task> send, CancellationToken cancellation)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var work = audience.Receivers
            .Select(receiver => receiver.ReceiveAsync(count, latencies, received, failed.Token))
            .Append(send(failed.Token))
            .ToList();
        var all = Task.WhenAll(work);
        await foreach (var done in Task.WhenEach(work).WithCancellation(cancellation))
        {
            if (!done.IsFaulted)
                continue;
            await failed.CancelAsync();
            await done;
        }

        await all;
    }
}
