namespace Mrci.Grains.Channels;

/// <summary>Outcome of a cast at the owner of the sub-channel.</summary>
public enum CastStatus : byte
{
    /// <summary>Published, now or by an earlier try.</summary>
    Accepted = 0,

    /// <summary>The sender is not in the table: revoked, or the owner is a new activation. The session opens again and retries.</summary>
    NotOpen = 1,

    /// <summary>The sender may only receive (P-8.8).</summary>
    ReadOnly = 2,
}
