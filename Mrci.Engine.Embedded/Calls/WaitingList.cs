namespace Mrci.Engine.Embedded.Calls;

// Calls that wait for their turn, in order of arrival. The links are in the calls, so waiting allocates nothing.
internal struct WaitingList
{
    private Invocation? _head;
    private Invocation? _tail;
    private int _interleaving;
    private int _readOnly;

    public readonly bool IsEmpty => _head is null;

    public int Count { get; private set; }

    public void Add(Invocation invocation)
    {
        invocation.IsWaiting = true;
        invocation.PreviousWaiting = _tail;
        if (_tail is null)
            _head = invocation;
        else
            _tail.NextWaiting = invocation;
        _tail = invocation;
        Tally(invocation, 1);
    }

    public void Remove(Invocation invocation)
    {
        if (!invocation.IsWaiting)
            return;
        if (invocation.PreviousWaiting is { } previous)
            previous.NextWaiting = invocation.NextWaiting;
        else
            _head = invocation.NextWaiting;
        if (invocation.NextWaiting is { } next)
            next.PreviousWaiting = invocation.PreviousWaiting;
        else
            _tail = invocation.PreviousWaiting;
        invocation.NextWaiting = null;
        invocation.PreviousWaiting = null;
        invocation.IsWaiting = false;
        Tally(invocation, -1);
    }

    public readonly Invocation? First() => _head;

    // The first that may join calls already running: any that always interleaves, and read-only ones if allowed.
    public readonly Invocation? FirstToJoin(bool readOnlyToo)
    {
        if (_interleaving == 0 && (!readOnlyToo || _readOnly == 0))
            return null;
        for (var invocation = _head; invocation is not null; invocation = invocation.NextWaiting)
        {
            if (invocation.AlwaysInterleaves || (readOnlyToo && invocation.IsReadOnly))
                return invocation;
        }

        return null;
    }

    private void Tally(Invocation invocation, int by)
    {
        Count += by;
        if (invocation.AlwaysInterleaves)
            _interleaving += by;
        if (invocation.IsReadOnly)
            _readOnly += by;
    }
}
