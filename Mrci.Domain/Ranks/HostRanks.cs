namespace Mrci.Domain.Ranks;

/// <summary>
/// Comparisons of host ranks (C-RANK.1, C-RANK.3). A rank is a number of at least 1 held by the group of a user; smaller is more
/// powerful; 0 means that nobody is logged in and never wins a comparison.
/// </summary>
public static class HostRanks
{
    /// <summary>Rank of a session in which nobody is logged in.</summary>
    public const uint Nobody = 0;

    /// <summary>The most powerful rank, and that of a command nobody assigned one to (C-RANK.2).</summary>
    public const uint Highest = 1;

    /// <summary>Rank of the initial group at first start (D-401).</summary>
    public const uint InitialGroup = 2;

    /// <summary>Whether the caller is strictly more powerful than the target (C-RANK.3 <em>outranks</em>).</summary>
    /// <param name="caller">Rank of the caller.</param>
    /// <param name="target">Rank of the target.</param>
    /// <returns><see langword="true"/> if somebody is logged in and his rank is the smaller number.</returns>
    public static bool Outranks(uint caller, uint target) => caller != Nobody && caller < target;

    /// <summary>Whether the caller is at least as powerful as the target (C-RANK.3 <em>not below</em>).</summary>
    /// <param name="caller">Rank of the caller.</param>
    /// <param name="target">Rank of the target.</param>
    /// <returns><see langword="true"/> if somebody is logged in and his rank is not the greater number.</returns>
    public static bool IsNotBelow(uint caller, uint target) => caller != Nobody && caller <= target;

    /// <summary>Whether the caller may give out a rank: never one above his own (C-RANK.5).</summary>
    /// <param name="caller">Rank of the caller.</param>
    /// <param name="granted">The rank to give to a group or command.</param>
    /// <returns><see langword="true"/> if the rank is valid and not above the caller's.</returns>
    public static bool MayGrant(uint caller, uint granted) => granted >= Highest && IsNotBelow(caller, granted);

    /// <summary>Whether the caller may run a command that is not exempt (P-4.9).</summary>
    /// <param name="caller">Rank of the caller.</param>
    /// <param name="command">Rank of the command.</param>
    /// <returns><see langword="true"/> if the command's rank is not above the caller's.</returns>
    public static bool MayRun(uint caller, uint command) => IsNotBelow(caller, command);

    /// <summary>Rank of a group that the caller creates (C-add_group.1).</summary>
    /// <param name="caller">Rank of the caller.</param>
    /// <returns>2, or the caller's rank if that is the greater number.</returns>
    public static uint OfNewGroup(uint caller) => Math.Max(InitialGroup, caller);
}
