using System.Collections.Concurrent;

namespace Mrci.Torture.Ledger;

/// <summary>What one sub-channel may be; a new one is for regular members and not active (C-add_sub_ch.1).</summary>
internal sealed class SubChannelCells
{
    /// <summary>Lowest level of a new sub-channel (D-107).</summary>
    public const uint FirstLevel = 4;

    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What it is called; empty while it is not there.</summary>
    public Cell<string> Name { get; } = new("");

    /// <summary>The lowest level that may open it.</summary>
    public Cell<uint> Level { get; } = new(FirstLevel);

    /// <summary>Whether it has active updates.</summary>
    public Cell<bool> IsActive { get; } = new(false);

    /// <summary>Takes note of a name for it; an empty one for its removal.</summary>
    public void NoteName(string name, Answer answer)
    {
        _names[name] = true;
        Name.Note(name, answer);
    }

    /// <summary>Whether that name was ever wanted for it.</summary>
    public bool IsNamed(string name) => _names.ContainsKey(name);
}
