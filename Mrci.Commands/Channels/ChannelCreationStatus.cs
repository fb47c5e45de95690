namespace Mrci.Commands.Channels;

/// <summary>Outcome of the creation of a channel (C-add_ch.1).</summary>
public enum ChannelCreationStatus
{
    /// <summary>The channel exists, and its name is confirmed.</summary>
    Created = 0,

    /// <summary>The name exists already; nothing has been changed.</summary>
    NameTaken = 1,

    /// <summary>The user has as many channels and invitations as allowed (D-505); nothing has been changed.</summary>
    LimitReached = 2,

    /// <summary>The account of the user is gone; nothing has been changed.</summary>
    UserNotFound = 3,
}
