namespace Mrci.Grains.Streams;

/// <summary>What an event stream is about.</summary>
public enum StreamKind : byte
{
    /// <summary>Every session.</summary>
    Host = 0,

    /// <summary>The sessions of one user.</summary>
    User = 1,

    /// <summary>The sessions of the users of one group.</summary>
    Group = 2,

    /// <summary>The sessions of the members of one channel, and those that have a sub-channel of it open.</summary>
    Channel = 3,

    /// <summary>Single sessions that one front end holds.</summary>
    Front = 4,
}
