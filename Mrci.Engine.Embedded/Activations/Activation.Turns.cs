using Mrci.Engine.Embedded.Calls;
using Mrci.Engine.Embedded.Scheduling;
using Orleans.Storage;

namespace Mrci.Engine.Embedded.Activations;

// Which call may run when.
internal sealed partial class Activation
{
    internal readonly Lock Gate = new();

    private readonly ActivationScheduler _scheduler;
    private WaitingList _waiting;
    private Turn? _lifecycleTurn;
    private int _running;

    // Running calls that others may not join, except read-only ones while all of them are read-only.
    private int _exclusive;
    private bool _exclusiveIsReadOnly;

    // How much work this activation has, for choosing among stateless workers.
    public int Load
    {
        get
        {
            lock (Gate)
                return _status is ActivationStatus.Dead ? int.MaxValue : _running + _waiting.Count;
        }
    }

    public override bool TryPost(Invocation invocation)
    {
        bool mustRun;
        lock (Gate)
        {
            if (_status == ActivationStatus.Dead)
                return false;
            invocation.Target = this;
            _waiting.Add(invocation);
            if (_status == ActivationStatus.Created)
            {
                _status = ActivationStatus.Activating;
                _lifecycleTurn = LifecycleTurn.Activate;
            }

            mustRun = HasTurn() && _scheduler.Request();
        }

        if (mustRun)
            _scheduler.QueueRun();
        return true;
    }

    public override void OnAbandoned(Invocation invocation)
    {
        lock (Gate)
            _waiting.Remove(invocation);
    }

    public override void OnEnded(Invocation invocation, Exception? exception)
    {
        if (exception is not null)
            OnFailed(invocation, exception);
        bool mustRun;
        lock (Gate)
        {
            _running--;
            if (IsExclusive(invocation))
                _exclusive--;
            if (!invocation.Has(CallOptions.NoUse))
                _lastUsed = Engine.Time.GetTimestamp();
            CloseIfQuiet();
            mustRun = HasTurn() && _scheduler.Request();
        }

        if (mustRun)
            _scheduler.QueueRun();
    }

    // Called under the gate.
    internal Turn? TakeTurn()
    {
        if (_lifecycleTurn is { } lifecycleTurn)
        {
            _lifecycleTurn = null;
            return lifecycleTurn;
        }

        while (NextCall() is { } invocation)
        {
            _waiting.Remove(invocation);
            if (invocation.IsAnswered)
                continue;
            if (IsExclusive(invocation))
            {
                if (_exclusive++ == 0)
                    _exclusiveIsReadOnly = invocation.IsReadOnly;
            }

            _running++;
            return invocation;
        }

        return null;
    }

    private bool IsExclusive(Invocation invocation) => !Class.IsReentrant && !invocation.AlwaysInterleaves;

    private bool HasTurn() => _lifecycleTurn is not null || _scheduler.HasContinuations || NextCall() is not null;

    private Invocation? NextCall()
    {
        if (_status != ActivationStatus.Active)
            return null;
        return _exclusive == 0 ? _waiting.First() : _waiting.FirstToJoin(_exclusiveIsReadOnly);
    }

    private void OnFailed(Invocation invocation, Exception exception)
    {
        if (invocation.IsOneWay)
            EngineLog.OneWayCallFailed(Engine.Logger, exception, invocation.Name, GrainId);
        if (exception is InconsistentStateException { IsSourceActivation: true } inconsistent)
        {
            inconsistent.IsSourceActivation = false;
            Deactivate(DeactivationReasons.Inconsistent(exception));
        }
    }
}
