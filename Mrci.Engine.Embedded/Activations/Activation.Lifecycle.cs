using Microsoft.Extensions.DependencyInjection;
using Mrci.Engine.Embedded.Calls;
using Orleans;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.Activations;

// From the first call to the end.
internal sealed partial class Activation
{
    private ActivationStatus _status;
    private AsyncServiceScope? _scope;
    private DeactivationReason _reason;
    private CancellationToken _hurry;
    private bool _isDeactivationDue;
    private long _lastUsed;
    private long _keptUntil;

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        var mustRun = false;
        var isUnused = false;
        lock (Gate)
        {
            if (_isDeactivationDue || _status >= ActivationStatus.Deactivating)
                return;
            _isDeactivationDue = true;
            _reason = deactivationReason;
            _hurry = cancellationToken;
            switch (_status)
            {
                case ActivationStatus.Created:
                    _status = ActivationStatus.Dead;
                    isUnused = true;
                    break;
                case ActivationStatus.Active:
                    _status = ActivationStatus.Deactivating;
                    CloseIfQuiet();
                    mustRun = HasTurn() && _scheduler.Request();
                    break;
            }
        }

        if (isUnused)
            Leave();
        if (mustRun)
            _scheduler.QueueRun();
    }

    public void DelayDeactivation(TimeSpan timeSpan)
    {
        lock (Gate)
        {
            _keptUntil = timeSpan == Timeout.InfiniteTimeSpan ? long.MaxValue
                : timeSpan <= TimeSpan.Zero ? 0
                : Engine.Time.GetTimestamp() + (long)(timeSpan.TotalSeconds * Engine.Time.TimestampFrequency);
        }
    }

    public void CollectIfIdle(long now)
    {
        lock (Gate)
        {
            if (_status != ActivationStatus.Active || _running > 0 || !_waiting.IsEmpty || now < _keptUntil
                || Engine.Time.GetElapsedTime(_lastUsed, now) < Class.CollectionAge)
            {
                return;
            }
        }

        Deactivate(DeactivationReasons.Idle(Class.CollectionAge));
    }

    public async Task ActivateAsync()
    {
        try
        {
            var scope = Engine.Services.CreateAsyncScope();
            _scope = scope;
            var (grain, states) = Class.Create(this);
            GrainInstance = grain;
            foreach (var state in states)
                await state.ReadStateAsync();
            await grain.OnActivateAsync(Engine.Stopping);
        }
        catch (Exception exception)
        {
            EngineLog.ActivationFailed(Engine.Logger, exception, GrainId);
            await EndAsync(exception);
            return;
        }

        var isRefused = false;
        lock (Gate)
        {
            _lastUsed = Engine.Time.GetTimestamp();
            isRefused = _isDeactivationDue;
            _status = isRefused ? ActivationStatus.Closing : ActivationStatus.Active;
        }

        // Forwarding its calls to another activation, which would do the same again, would never end.
        if (isRefused)
            await CloseAsync(new OrleansMessageRejectionException($"The grain {GrainId} was deactivated before its first call. {_reason}"));
    }

    public Task CloseAsync() => CloseAsync(null);

    private async Task CloseAsync(Exception? rejection)
    {
        DisposeTimers();
        if (Class.HandlesDeactivation)
        {
            using var hurry = new CancellationTokenSource(Engine.Options.DeactivationTimeout, Engine.Time);
            await using var registration = _hurry.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), hurry);
            try
            {
                await ((IGrainBase)GrainInstance!).OnDeactivateAsync(_reason, hurry.Token).WaitAsync(hurry.Token);
            }
            catch (Exception exception)
            {
                EngineLog.DeactivationFailed(Engine.Logger, exception, GrainId);
            }
        }

        await EndAsync(rejection);
    }

    private async Task EndAsync(Exception? rejection)
    {
        DisposeTimers();
        try
        {
            if (GrainInstance is IAsyncDisposable asyncDisposable)
                await asyncDisposable.DisposeAsync();
            else if (GrainInstance is IDisposable disposable)
                disposable.Dispose();
            if (_scope is { } scope)
                await scope.DisposeAsync();
        }
        catch (Exception exception)
        {
            EngineLog.DeactivationFailed(Engine.Logger, exception, GrainId);
        }

        List<Invocation> left = [];
        lock (Gate)
        {
            _status = ActivationStatus.Dead;
            while (_waiting.First() is { } invocation)
            {
                _waiting.Remove(invocation);
                left.Add(invocation);
            }
        }

        Leave();
        foreach (var invocation in left)
            Forward(invocation, rejection);
    }

    private void Forward(Invocation invocation, Exception? rejection)
    {
        if (rejection is not null)
            invocation.Reject(rejection);
        else if (!invocation.Has(CallOptions.Local) && !invocation.IsAnswered)
            Engine.Post(GrainId, Class, invocation);
    }

    private void Leave()
    {
        if (_group is WorkerGroup group)
            group.Remove(this);
        else
            Engine.Directory.Remove(GrainId, this);
        TaskCompletionSource? deactivated;
        lock (Gate)
            deactivated = _deactivated;
        deactivated?.TrySetResult();
    }

    // Called under the gate.
    private void CloseIfQuiet()
    {
        if (_status == ActivationStatus.Deactivating && _running == 0)
        {
            _status = ActivationStatus.Closing;
            _lifecycleTurn = LifecycleTurn.Close;
        }
    }
}
