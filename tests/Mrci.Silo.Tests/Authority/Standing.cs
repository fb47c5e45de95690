namespace Mrci.Silo.Tests.Authority;

/// <summary>How a user stands to a channel: the levels of C-CHL.1, with the two that are level 5 told apart.</summary>
public enum Standing
{
    /// <summary>No row in the channel.</summary>
    Stranger,

    /// <summary>A pending invitation.</summary>
    Invited,

    /// <summary>Level 4.</summary>
    Regular,

    /// <summary>Level 3.</summary>
    Officer,

    /// <summary>Level 2.</summary>
    Admin,

    /// <summary>Level 1.</summary>
    Owner,
}
