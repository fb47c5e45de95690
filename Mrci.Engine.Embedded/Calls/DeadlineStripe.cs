namespace Mrci.Engine.Embedded.Calls;

// Unanswered calls in order of start. All have the same time-out, so the list is in order of deadline as well.
internal sealed class DeadlineStripe
{
    private readonly Lock _gate = new();
    private Invocation? _head;
    private Invocation? _tail;

    public void Add(Invocation invocation)
    {
        lock (_gate)
        {
            invocation.Deadline = this;
            invocation.PreviousDeadline = _tail;
            if (_tail is null)
                _head = invocation;
            else
                _tail.NextDeadline = invocation;
            _tail = invocation;
        }
    }

    public void Remove(Invocation invocation)
    {
        lock (_gate)
        {
            if (invocation.Deadline is null)
                return;
            invocation.Deadline = null;
            if (invocation.PreviousDeadline is { } previous)
                previous.NextDeadline = invocation.NextDeadline;
            else
                _head = invocation.NextDeadline;
            if (invocation.NextDeadline is { } next)
                next.PreviousDeadline = invocation.PreviousDeadline;
            else
                _tail = invocation.PreviousDeadline;
            invocation.NextDeadline = null;
            invocation.PreviousDeadline = null;
        }
    }

    public Invocation? Oldest()
    {
        lock (_gate)
            return _head;
    }
}
