using Mrci.Engine.Embedded.Activations;
using Mrci.Engine.Embedded.Calls;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.Timers;

// Armed for one tick at a time; the end of a tick arms the next, so ticks never overlap.
internal sealed class GrainTimer : IGrainTimer
{
    private readonly Lock _gate = new();
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly CancellationTokenSource _stop = new();
    private readonly CallOptions _options;
    private readonly ITimer _timer;
    private TimeSpan _dueTime;
    private TimeSpan _period;
    private bool _isTicking;
    private bool _isChanged;
    private bool _isDisposed;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        _activation = activation;
        _callback = callback;
        _options = CallOptions.OneWay | CallOptions.Local
            | (options.Interleave ? CallOptions.AlwaysInterleave : CallOptions.None)
            | (options.KeepAlive ? CallOptions.None : CallOptions.NoUse);
        using (ExecutionContext.SuppressFlow())
        {
            _timer = activation.Engine.Time.CreateTimer(
                static state => ((GrainTimer)state!).PostTick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime);
        Check(period);
        lock (_gate)
        {
            _dueTime = dueTime;
            _period = period;
            if (_isTicking)
                _isChanged = true;
            else if (!_isDisposed)
                _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
        }

        _timer.Dispose();
        _activation.ForgetTimer(this);
        _stop.Cancel();
    }

    private static void Check(TimeSpan time)
    {
        if (time < TimeSpan.Zero && time != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(time), time, "Neither negative nor infinite.");
    }

    private void PostTick()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isTicking = true;
            _isChanged = false;
        }

        _activation.TryPost(new Tick(this));
    }

    private async Task TickAsync()
    {
        if (_stop.IsCancellationRequested)
            return;
        try
        {
            await _callback(_stop.Token);
        }
        catch (Exception exception)
        {
            EngineLog.TimerCallbackFailed(_activation.Engine.Logger, exception, _activation.GrainId);
        }
        finally
        {
            Rearm();
        }
    }

    private void Rearm()
    {
        lock (_gate)
        {
            _isTicking = false;
            if (!_isDisposed)
                _timer.Change(_isChanged ? _dueTime : _period, Timeout.InfiniteTimeSpan);
        }
    }

    private sealed class Tick(GrainTimer timer) : TaskInvocation(timer._options)
    {
        public override string Name => "timer tick";

        protected override Task Invoke(object target) => timer.TickAsync();
    }
}
