namespace Mrci.Grains.Channels;

/// <summary>What a remembered operation of a channel has done. Values are stored; never renumber.</summary>
public enum ChannelChange
{
    /// <summary>The channel was created (async 26).</summary>
    Created = 0,

    /// <summary>A sub-channel was added (async 30).</summary>
    SubChannelAdded = 1,

    /// <summary>A user was invited (async 33).</summary>
    Invited = 2,

    /// <summary>An invitation was accepted (async 35).</summary>
    Accepted = 3,

    /// <summary>An invitation was declined (async 34).</summary>
    Declined = 4,

    /// <summary>A sub-channel was renamed (async 32).</summary>
    SubChannelRenamed = 5,

    /// <summary>A sub-channel was deleted (async 31).</summary>
    SubChannelRemoved = 6,

    /// <summary>The lowest access level of a sub-channel was set (async 37).</summary>
    SubChannelLevelSet = 7,

    /// <summary>Active updates of a sub-channel were switched (async 29).</summary>
    ActiveFlagSet = 8,

    /// <summary>A read-only flag was added (async 38).</summary>
    ReadOnlyFlagAdded = 9,

    /// <summary>A read-only flag was removed (async 39).</summary>
    ReadOnlyFlagRemoved = 10,

    /// <summary>The channel was renamed (async 28).</summary>
    Renamed = 11,

    /// <summary>The channel was deleted (async 27).</summary>
    Removed = 12,

    /// <summary>A member was removed, or an invitation cancelled (async 34).</summary>
    MemberRemoved = 13,

    /// <summary>The level of a member was set (async 36).</summary>
    MemberLevelSet = 14,

    /// <summary>The channel got another owner (async 36, twice).</summary>
    OwnerChanged = 15,
}
