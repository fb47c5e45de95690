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
}
