namespace Mrci.Torture.Ledger;

/// <summary>A name that any number of clients try to take at the same time; at most one may get it.</summary>
internal sealed class Claim
{
    private readonly Lock _gate = new();
    private readonly List<string> _winners = [];

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
        if (answer != Answer.Acknowledged)
            return;
        lock (_gate)
            _winners.Add(suitor);
    }
}
