namespace Mrci.Domain.Channels;

/// <summary>What can be done in a channel by effective level alone (P-8.6, C-CHL.2).</summary>
public enum ChannelAction
{
    /// <summary>Rename the channel.</summary>
    Rename,

    /// <summary>Delete the channel.</summary>
    Delete,

    /// <summary>Add a sub-channel.</summary>
    AddSubChannel,

    /// <summary>Remove a sub-channel.</summary>
    RemoveSubChannel,

    /// <summary>Rename a sub-channel.</summary>
    RenameSubChannel,

    /// <summary>Set the lowest access level of a sub-channel.</summary>
    SetSubChannelLevel,

    /// <summary>Set the active-update flag of a sub-channel.</summary>
    SetActiveFlag,

    /// <summary>Add a read-only flag.</summary>
    AddReadOnlyFlag,

    /// <summary>Remove a read-only flag.</summary>
    RemoveReadOnlyFlag,

    /// <summary>Invite a user.</summary>
    Invite,

    /// <summary>Cancel the invitation of somebody else.</summary>
    CancelInvitation,

    /// <summary>List the members.</summary>
    ListMembers,
}
