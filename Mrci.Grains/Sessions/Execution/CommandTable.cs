using Mrci.Commands;

namespace Mrci.Grains.Sessions.Execution;

/// <summary>The loaded commands of a session by ascending id.</summary>
internal sealed class CommandTable
{
    private readonly SortedList<ushort, CommandSlot> _slots = [];
    private ushort _lastTurn;

    public int Count => _slots.Count;

    /// <summary>Whether some command waits for its turn (P-5.6).</summary>
    public bool IsLooping
    {
        get
        {
            for (var i = 0; i < _slots.Count; i++)
            {
                if (WantsTurn(_slots.GetValueAtIndex(i)))
                    return true;
            }

            return false;
        }
    }

    /// <summary>All slots; a copy, so loading and unloading is fine meanwhile.</summary>
    public CommandSlot[] ToArray() => [.. _slots.Values];

    public IReadOnlyCollection<LoadedCommand> Loaded => [.. _slots.Values.Select(static slot => slot.Loaded)];

    public CommandSlot? Find(ushort id) => _slots.GetValueOrDefault(id);

    public void Add(CommandSlot slot) => _slots.Add(slot.Id, slot);

    public void Remove(CommandSlot slot) => _slots.Remove(slot.Id);

    public void Clear() => _slots.Clear();

    public IReadOnlyCollection<ushort> Ids(Func<CommandSlot, bool> which) => [.. _slots.Values.Where(which).Select(static slot => slot.Id)];

    public IReadOnlyDictionary<ushort, string> Names() => _slots.ToDictionary(static slot => slot.Key, static slot => slot.Value.Name);

    /// <summary>P-5.6: round robin over the looping commands that are not paused, by id; null when there is none.</summary>
    public CommandSlot? NextTurn()
    {
        CommandSlot? first = null;
        for (var i = 0; i < _slots.Count; i++)
        {
            var slot = _slots.GetValueAtIndex(i);
            if (!WantsTurn(slot))
                continue;
            if (slot.Id > _lastTurn)
            {
                _lastTurn = slot.Id;
                return slot;
            }

            first ??= slot;
        }

        _lastTurn = first?.Id ?? 0;
        return first;
    }

    private static bool WantsTurn(CommandSlot slot) => slot.Loops && !slot.IsPaused;
}
