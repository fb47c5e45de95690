namespace Mrci.Grains.Ranks;

/// <summary>Outcome of a change of the assigned ranks.</summary>
public enum CommandRankStatus : byte
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>The command name has a rank already.</summary>
    Assigned = 1,

    /// <summary>The command name has no rank.</summary>
    NotAssigned = 2,

    /// <summary>The present or the new rank is above the caller's own.</summary>
    NotPermitted = 3,
}
