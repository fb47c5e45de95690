using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Mrci.Grains.State;

/// <summary>
/// What remains to be done after a committed change: copies to bring up to date, events to publish (P-10.24). Done in order; a step
/// that fails is tried again and holds back those behind it. Every step may be repeated without harm.
/// </summary>
/// <param name="grain">The grain whose turns and life the outbox shares.</param>
/// <param name="time">Runs the delays between tries.</param>
/// <param name="logger">Told of steps that fail.</param>
internal sealed partial class Outbox(IGrainBase grain, TimeProvider time, ILogger logger)
{
    // Less than a second in all: the caller waits for it, and the timer goes on afterwards.
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromMilliseconds(50),
        TimeSpan.FromMilliseconds(100),
        TimeSpan.FromMilliseconds(200),
        TimeSpan.FromMilliseconds(400),
    ];

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly Queue<Func<Task>> _steps = new();
    private IGrainTimer? _timer;

    /// <summary>Queues steps and does what is queued. Returns also when a step goes on failing; then it is tried every second.</summary>
    public Task PostAsync(params ReadOnlySpan<Func<Task>> steps)
    {
        foreach (var step in steps)
            _steps.Enqueue(step);
        return DrainAsync(Delays);
    }

    private async Task DrainAsync(TimeSpan[] delays)
    {
        var failures = 0;
        while (_steps.TryPeek(out var step))
        {
            try
            {
                await step();
                _steps.Dequeue();
                failures = 0;
            }
            catch (Exception exception) when (failures < delays.Length)
            {
                LogRetry(exception, grain.GrainContext.GrainId);
                await Task.Delay(delays[failures++], time);
            }
            catch (Exception exception)
            {
                LogDelayed(exception, grain.GrainContext.GrainId, _steps.Count);
                _timer ??= grain.RegisterGrainTimer(
                    () => DrainAsync([]), new GrainTimerCreationOptions(Period, Period) { KeepAlive = true });
                return;
            }
        }

        _timer?.Dispose();
        _timer = null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Grain}: what follows a stored change failed; it is tried again.")]
    private partial void LogRetry(Exception exception, GrainId grain);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Grain}: what follows a stored change goes on failing; {Count} steps wait.")]
    private partial void LogDelayed(Exception exception, GrainId grain, int count);
}
