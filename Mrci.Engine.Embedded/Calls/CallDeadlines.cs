namespace Mrci.Engine.Embedded.Calls;

// Ends calls that got no answer in time. One timer looks at the oldest call of each stripe; a call costs two short locks and
// no timer of its own.
internal sealed class CallDeadlines : IDisposable
{
    private static readonly TimeSpan LeastPeriod = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan GreatestPeriod = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private readonly DeadlineStripe[] _stripes;
    private readonly ITimer _timer;

    public CallDeadlines(TimeProvider time, TimeSpan timeout)
    {
        _time = time;
        _timeout = timeout;
        _stripes = new DeadlineStripe[Environment.ProcessorCount * 2];
        for (var i = 0; i < _stripes.Length; i++)
            _stripes[i] = new DeadlineStripe();
        var period = timeout / 8;
        period = period < LeastPeriod ? LeastPeriod : period > GreatestPeriod ? GreatestPeriod : period;
        _timer = time.CreateTimer(static state => ((CallDeadlines)state!).EndOverdue(), this, period, period);
    }

    public void Add(Invocation invocation)
    {
        invocation.Started = _time.GetTimestamp();
        _stripes[Environment.CurrentManagedThreadId % _stripes.Length].Add(invocation);
    }

    public void Dispose() => _timer.Dispose();

    private void EndOverdue()
    {
        foreach (var stripe in _stripes)
        {
            while (stripe.Oldest() is { } invocation && _time.GetElapsedTime(invocation.Started) >= _timeout)
            {
                invocation.Abandon(new TimeoutException($"Response did not arrive on time in {_timeout} for call {invocation.Name} to {invocation.Target}."));
                stripe.Remove(invocation);
            }
        }
    }
}
