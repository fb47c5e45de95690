namespace Mrci.Domain.Commands;

/// <summary>
/// What a command asks of its caller beyond the rank that lets him run it at all (P-4.9, chapter 3 of commands.md). The owner override
/// of a session makes it owner wherever a channel level is compared (C-CHL.1).
/// </summary>
public enum CommandAuthority
{
    /// <summary>Nothing more.</summary>
    Rank,

    /// <summary>The caller outranks the account that he acts on (C-RANK.3).</summary>
    OutranksUser,

    /// <summary>The caller outranks the group that he acts on (C-RANK.3).</summary>
    OutranksGroup,

    /// <summary>The caller gives out no rank above his own (C-RANK.5).</summary>
    GrantsRank,

    /// <summary>The caller's effective level in the channel reaches that of <see cref="CommandDefinition.Action"/> (C-CHL.2).</summary>
    ChannelLevel,

    /// <summary>The caller's effective level is compared with the level of the member that he acts on (C-CHL.2, C-CHL.4).</summary>
    ChannelMember,

    /// <summary>The caller's effective level reaches the lowest access level of the sub-channel (P-8.7).</summary>
    SubChannelLevel,

    /// <summary>The caller is shown what his effective level may see (P-8.6).</summary>
    SubChannelSight,

    /// <summary>The sub-channel was opened without a read-only flag for the caller's effective level (C-CHL.5).</summary>
    SubChannelWriting,
}
