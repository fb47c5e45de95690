namespace Mrci.Torture.Ledger;

/// <summary>What one group may be; a new one has rank 2 (C-add_group.1).</summary>
internal sealed class GroupCells
{
    /// <summary>Rank of a new group.</summary>
    public const uint FirstRank = 2;

    /// <summary>What it is called; empty while it is not there.</summary>
    public Cell<string> Name { get; } = new("");

    /// <summary>Its rank.</summary>
    public Cell<uint> Rank { get; } = new(FirstRank);
}
