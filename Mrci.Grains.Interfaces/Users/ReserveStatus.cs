namespace Mrci.Grains.Users;

/// <summary>Whether a user may have one more channel or invitation.</summary>
public enum ReserveStatus : byte
{
    /// <summary>Reserved.</summary>
    Reserved = 0,

    /// <summary>The user has as many as allowed (D-505).</summary>
    LimitReached = 1,

    /// <summary>The account is gone or being deleted.</summary>
    NotFound = 2,
}
