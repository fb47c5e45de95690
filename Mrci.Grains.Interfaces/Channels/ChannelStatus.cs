namespace Mrci.Grains.Channels;

/// <summary>Outcome of a change of a channel; the failures are the checks of commands.md chapter 7.</summary>
public enum ChannelStatus : byte
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>No such channel.</summary>
    NotFound = 1,

    /// <summary>The actor's level does not permit it.</summary>
    NotPermitted = 2,

    /// <summary>The name exists already.</summary>
    NameTaken = 3,

    /// <summary>A limit is reached.</summary>
    LimitReached = 4,

    /// <summary>No such user.</summary>
    UserNotFound = 5,

    /// <summary>The user has an invitation already.</summary>
    AlreadyInvited = 6,

    /// <summary>The user is a member already.</summary>
    AlreadyMember = 7,

    /// <summary>The actor has no invitation.</summary>
    NotInvited = 8,

    /// <summary>No such sub-channel.</summary>
    SubChannelNotFound = 9,

    /// <summary>The read-only flag exists already.</summary>
    FlagExists = 10,

    /// <summary>No such read-only flag.</summary>
    FlagNotFound = 11,

    /// <summary>The user is no accepted member.</summary>
    NotMember = 12,
}
