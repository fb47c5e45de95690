using Mrci.Torture.Ledger;

namespace Mrci.Torture.Workload;

/// <summary>An account that its administrator made to change it: nobody logs in with it before the end.</summary>
/// <param name="name">Its name, which stays.</param>
/// <param name="cells">What it may be.</param>
internal sealed class Toy(string name, AccountCells cells)
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>What it may be.</summary>
    public AccountCells Cells => cells;

    /// <summary>The rooms to whose channels it was invited, as far as its administrator was told.</summary>
    public HashSet<string> Invitations { get; } = [];
}
