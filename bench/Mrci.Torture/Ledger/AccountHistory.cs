namespace Mrci.Torture.Ledger;

/// <summary>What happened to one account, the last of it: told when nobody can log in any more, so that the cause can be seen.</summary>
internal sealed class AccountHistory
{
    private const int Kept = 60;

    private readonly Lock _gate = new();
    private readonly Queue<string> _events = new();
    private int _dropped;

    /// <summary>Takes note of a command that is over.</summary>
    /// <param name="sent">When it was sent.</param>
    /// <param name="answered">When its answer came, or when nothing more was to be expected.</param>
    /// <param name="session">Who sent it.</param>
    /// <param name="what">What it was.</param>
    /// <param name="answer">How it ended, in the client's eyes.</param>
    public void Note(TimeSpan sent, TimeSpan answered, string session, string what, string answer)
    {
        lock (_gate)
        {
            if (_events.Count == Kept)
            {
                _events.Dequeue();
                _dropped++;
            }

            _events.Enqueue($"{sent.TotalSeconds,8:0.000} s to {answered.TotalSeconds:0.000} s  {session}: {what}: {answer}");
        }
    }

    /// <summary>All of it, a line for each command, each on a line of its own.</summary>
    public string Tell()
    {
        lock (_gate)
        {
            var lines = _dropped > 0 ? _events.Prepend($"({_dropped} earlier ones are not kept)") : _events;
            return string.Concat(lines.Select(static line => $"\n            {line}"));
        }
    }
}
