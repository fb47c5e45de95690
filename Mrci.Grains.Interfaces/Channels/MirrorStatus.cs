namespace Mrci.Grains.Channels;

/// <summary>What a mirror made of an update.</summary>
public enum MirrorStatus : byte
{
    /// <summary>It has everything.</summary>
    Stored = 0,

    /// <summary>It does not know what the update follows: send everything.</summary>
    Incomplete = 1,

    /// <summary>A later owner has taken over; the caller is none any more.</summary>
    Refused = 2,
}
