namespace Mrci.Torture.Casting;

/// <summary>All sessions of the run.</summary>
internal sealed class SessionBook
{
    private readonly Lock _gate = new();
    private readonly List<SessionRecord> _sessions = [];

    /// <summary>All of them by number.</summary>
    public IReadOnlyList<SessionRecord> All
    {
        get
        {
            lock (_gate)
                return [.. _sessions];
        }
    }

    /// <summary>Enters a new session.</summary>
    public SessionRecord Enter(int room, string owner)
    {
        lock (_gate)
        {
            var session = new SessionRecord(_sessions.Count, room, owner);
            _sessions.Add(session);
            return session;
        }
    }

    /// <summary>The session of a number; null if there is none.</summary>
    public SessionRecord? Find(int number)
    {
        lock (_gate)
            return number >= 0 && number < _sessions.Count ? _sessions[number] : null;
    }
}
