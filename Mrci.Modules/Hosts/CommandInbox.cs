using Mrci.Modules.Wire;

namespace Mrci.Modules.Hosts;

/// <summary>What one command of one session has sent and the session has not taken yet, in order. One taker at a time.</summary>
/// <param name="idle">Called, on any thread, when something has come while nobody waits for it.</param>
internal sealed class CommandInbox(Action idle)
{
    private readonly Lock _gate = new();
    private readonly Queue<Message> _messages = new();
    private TaskCompletionSource? _waiter;
    private bool _isTaken;
    private bool _isWoken;
    private long _waiting;
    private long _bytes;

    /// <summary>The module host has gone; nothing comes any more.</summary>
    public bool IsDead { get; private set; }

    /// <summary>Whether there is something to take, or the module host has gone.</summary>
    public bool HasNews
    {
        get
        {
            lock (_gate)
                return _messages.Count > 0 || IsDead;
        }
    }

    /// <summary>Bytes that have come since a call began, or that wait outside a call.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>A call begins: the session waits for what comes.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _isTaken = true;
            _isWoken = false;
            _bytes = _waiting;
        }
    }

    /// <summary>The call is over.</summary>
    public void End()
    {
        bool left;
        lock (_gate)
        {
            _isTaken = false;
            _bytes = _waiting;
            left = _messages.Count > 0;
        }

        if (left)
            idle();
    }

    /// <summary>Adds a message.</summary>
    public void Post(in Message message)
    {
        lock (_gate)
        {
            _messages.Enqueue(message);
            _waiting += message.Body.Length;
            _bytes += message.Body.Length;
        }

        Wake();
    }

    /// <summary>Lets the taker look again: a call has returned.</summary>
    public void Wake()
    {
        TaskCompletionSource? waiter;
        bool isTaken;
        lock (_gate)
        {
            (waiter, _waiter) = (_waiter, null);
            isTaken = _isTaken;
            _isWoken = waiter is null;
        }

        waiter?.TrySetResult();
        if (!isTaken)
            idle();
    }

    /// <summary>The module host has gone.</summary>
    public void Die()
    {
        lock (_gate)
            IsDead = true;
        Wake();
    }

    public bool TryTake(out Message message)
    {
        lock (_gate)
        {
            if (!_messages.TryDequeue(out message))
                return false;
            _waiting -= message.Body.Length;
            return true;
        }
    }

    /// <summary>Ends when there is something to look at.</summary>
    public Task WaitAsync()
    {
        lock (_gate)
        {
            if (_messages.Count > 0 || _isWoken)
            {
                _isWoken = false;
                return Task.CompletedTask;
            }

            return (_waiter ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }
}
