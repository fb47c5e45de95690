namespace Mrci.Grains.Groups;

/// <summary>Outcome of a change of a group: whether it was done, or the first check that failed.</summary>
public enum GroupStatus : byte
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>There is no such group, or it is being deleted.</summary>
    NotFound = 1,

    /// <summary>Another group has the name.</summary>
    NameTaken = 2,

    /// <summary>The caller does not outrank the group, or the rank is above his own.</summary>
    NotPermitted = 3,

    /// <summary>It is the initial group (C-rm_group.1).</summary>
    IsInitial = 4,

    /// <summary>It has users (C-rm_group.1).</summary>
    HasUsers = 5,

    /// <summary>The other group of a transfer does not exist.</summary>
    DestinationNotFound = 6,
}
