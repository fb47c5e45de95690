using Mrci.Torture.Ledger;

namespace Mrci.Torture.Workload;

/// <summary>A channel as its owner knows it, and those whom he has invited.</summary>
/// <param name="firstName">Name it was created under, by which the ledger knows it for ever.</param>
/// <param name="isSettled">Whether it keeps its name and its members to the end: a room, or a name that others may want.</param>
internal sealed class OwnedChannel(string firstName, bool isSettled)
{
    private readonly Lock _gate = new();
    private readonly HashSet<Member> _invited = [];
    private readonly HashSet<Member> _members = [];
    private readonly HashSet<Member> _guests = [];
    private string? _name;

    /// <summary>Name it was created under.</summary>
    public string FirstName => firstName;

    /// <summary>Name it has, as far as the owner was told.</summary>
    public string Name
    {
        get => Volatile.Read(ref _name) ?? firstName;
        set => Volatile.Write(ref _name, value);
    }

    /// <summary>Whether it keeps its name and its members.</summary>
    public bool IsSettled => isSettled;

    /// <summary>Whether nobody has an invitation whose answer is not known: then only the owner changes it.</summary>
    public bool IsQuiet
    {
        get
        {
            lock (_gate)
                return _invited.Count == 0;
        }
    }

    /// <summary>Those who have accepted and were not removed.</summary>
    public IReadOnlyList<Member> Members
    {
        get
        {
            lock (_gate)
                return [.. _members];
        }
    }

    /// <summary>Everybody who has ever accepted.</summary>
    public IReadOnlyList<Member> Guests
    {
        get
        {
            lock (_gate)
                return [.. _guests];
        }
    }

    /// <summary>Its sub-channels whose names are known. Its owner's alone, like the next.</summary>
    public List<OwnedSubChannel> SubChannels { get; } = [];

    /// <summary>Its read-only flags, as far as the owner was told.</summary>
    public HashSet<ReadOnlyFlag> Flags { get; } = [];

    /// <summary>Somebody is being invited.</summary>
    public void Invite(Member guest)
    {
        lock (_gate)
            _invited.Add(guest);
    }

    /// <summary>His answer was acknowledged.</summary>
    public void Answer(Member guest, bool accepted)
    {
        lock (_gate)
        {
            _invited.Remove(guest);
            if (accepted && _guests.Add(guest))
                _members.Add(guest);
        }
    }

    /// <summary>He has been removed, or may have been.</summary>
    public void Remove(Member guest)
    {
        lock (_gate)
            _members.Remove(guest);
    }
}
