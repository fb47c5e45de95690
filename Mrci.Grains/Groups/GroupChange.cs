namespace Mrci.Grains.Groups;

/// <summary>What a remembered operation of a group has done. Values are stored; never renumber.</summary>
public enum GroupChange
{
    /// <summary>The name was changed.</summary>
    Renamed = 0,

    /// <summary>The rank was changed.</summary>
    Ranked = 1,

    /// <summary>The users were moved to another group.</summary>
    Transferred = 2,

    /// <summary>The group was deleted.</summary>
    Removed = 3,
}
