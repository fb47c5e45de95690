namespace Mrci.Torture.Ledger;

/// <summary>How a user belongs to a channel.</summary>
internal enum Membership
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>He has an invitation.</summary>
    Invited,

    /// <summary>He is a regular member.</summary>
    Member,

    /// <summary>He is an officer.</summary>
    Officer,

    /// <summary>He is an admin.</summary>
    Admin,

    /// <summary>The channel is his.</summary>
    Owner,
}
