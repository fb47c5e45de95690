namespace Mrci.Torture.Ledger;

/// <summary>A name that any number of clients try to take at the same time; at most one may get it.</summary>
internal sealed class Claim
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _suitors = [];
    private readonly List<string> _winners = [];

    /// <summary>Everybody who may have it.</summary>
    public IReadOnlyCollection<string> Suitors
    {
        get
        {
            lock (_gate)
                return [.. _suitors];
        }
    }

    /// <summary>Everybody who was told that it is his.</summary>
    public IReadOnlyList<string> Winners
    {
        get
        {
            lock (_gate)
                return [.. _winners];
        }
    }

    /// <summary>Takes note of an attempt.</summary>
    public void Note(string suitor, Answer answer)
    {
        if (answer == Answer.NotSent)
            return;
        lock (_gate)
        {
            _suitors.Add(suitor);
            if (answer == Answer.Acknowledged)
                _winners.Add(suitor);
        }
    }
}
