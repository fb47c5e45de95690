namespace Mrci.Torture.Ledger;

/// <summary>How a user belongs to a channel.</summary>
internal enum Membership
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>He has an invitation.</summary>
    Invited,

    /// <summary>He is a member.</summary>
    Member,

    /// <summary>The channel is his.</summary>
    Owner,
}
