using System.Collections.Frozen;
using Mrci.Domain.Names;

namespace Mrci.Domain.Ranks;

/// <summary>The ranks assigned to command names (C-RANK.2, D-111). Immutable; names are compared ignoring case (P-4.9).</summary>
public sealed class CommandRanks
{
    private readonly FrozenDictionary<string, uint> _ranks;

    /// <summary>Takes over assignments.</summary>
    /// <param name="assigned">Command name and rank of at least 1; the last entry of a name counts.</param>
    public CommandRanks(IEnumerable<KeyValuePair<string, uint>> assigned)
    {
        var ranks = new Dictionary<string, uint>(StringComparer.Ordinal);
        foreach (var (name, rank) in assigned)
            ranks[CanonicalName.Of(name)] = rank;
        _ranks = ranks.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>No command has an assigned rank.</summary>
    public static CommandRanks None { get; } = new([]);

    /// <summary>Rank of a command.</summary>
    /// <param name="name">Raw name of the command, any case.</param>
    /// <returns>The assigned rank, or 1 if none is assigned.</returns>
    public uint Of(string name) => _ranks.GetValueOrDefault(CanonicalName.Of(name), HostRanks.Highest);

    /// <summary>Whether a rank is assigned to a command name.</summary>
    /// <param name="name">Raw name of the command, any case.</param>
    /// <returns><see langword="true"/> if there is an assignment.</returns>
    public bool IsAssigned(string name) => _ranks.ContainsKey(CanonicalName.Of(name));
}
