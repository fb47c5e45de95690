namespace Mrci.Domain.Channels;

/// <summary>One user's row in a channel (D-106).</summary>
/// <param name="Level">Level 1-4; 4 while the invitation is pending (P-8.9).</param>
/// <param name="IsPending">The user is invited and has not accepted; such a row grants nothing.</param>
public readonly record struct ChannelMembership(ChannelLevel Level, bool IsPending)
{
    /// <summary>A fresh invitation (C-invite_to_ch.1).</summary>
    public static ChannelMembership Invitation { get; } = new(ChannelLevel.Regular, IsPending: true);

    /// <summary>A member who has just accepted (C-accept_ch.1).</summary>
    public static ChannelMembership NewMember { get; } = new(ChannelLevel.Regular, IsPending: false);

    /// <summary>Row of the user who creates a channel (C-add_ch.1).</summary>
    public static ChannelMembership NewOwner { get; } = new(ChannelLevel.Owner, IsPending: false);

    /// <summary>What the row grants: its level, or 5 while the invitation is pending (C-CHL.1).</summary>
    public ChannelLevel GrantedLevel => IsPending ? ChannelLevel.Public : Level;
}
