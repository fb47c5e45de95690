namespace Mrci.Torture.Ledger;

/// <summary>
/// What one thing in the store may be: one value after an acknowledged change, several after a change whose outcome nobody was told. The changes
/// of one thing follow each other.
/// </summary>
/// <typeparam name="T">Its values.</typeparam>
/// <param name="initial">What it is before the first change.</param>
internal sealed class Cell<T>(T initial)
{
    private readonly Lock _gate = new();
    private readonly List<T> _possible = [initial];

    /// <summary>The values it may have, the newest last.</summary>
    public IReadOnlyList<T> Possible
    {
        get
        {
            lock (_gate)
                return [.. _possible];
        }
    }

    /// <summary>Takes note of a change to <paramref name="value"/>.</summary>
    public void Note(T value, Answer answer)
    {
        lock (_gate)
        {
            if (answer == Answer.NotSent)
                return;
            if (answer == Answer.Acknowledged)
                _possible.Clear();
            else
                _possible.Remove(value);
            _possible.Add(value);
        }
    }

    /// <summary>Takes note of a change to <paramref name="to"/> that is made if it is <paramref name="from"/> only.</summary>
    public void NoteMove(T from, T to, Answer answer)
    {
        lock (_gate)
        {
            if (answer == Answer.NotSent || !_possible.Contains(from))
                return;
            if (answer == Answer.Acknowledged)
                _possible.Remove(from);
            _possible.Remove(to);
            _possible.Add(to);
        }
    }

    /// <summary>Whether it may be <paramref name="value"/>.</summary>
    public bool Allows(T value) => Possible.Contains(value);
}
