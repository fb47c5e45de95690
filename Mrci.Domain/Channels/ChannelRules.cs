namespace Mrci.Domain.Channels;

/// <summary>Who may do what in a channel (P-8.6, P-8.6.1, P-8.7, P-8.8, C-CHL.2 to C-CHL.5).</summary>
public static class ChannelRules
{
    /// <summary>Lowest access level of a new sub-channel (P-8.7).</summary>
    public const ChannelLevel NewSubChannelLevel = ChannelLevel.Regular;

    /// <summary>Level of the former owner once somebody else is owner (C-CHL.4, P-8.6.1).</summary>
    public const ChannelLevel FormerOwnerLevel = ChannelLevel.Admin;

    /// <summary>Least powerful effective level that may do something (C-CHL.2).</summary>
    /// <param name="action">The action.</param>
    /// <returns>The level; every level of a smaller number may do it too.</returns>
    public static ChannelLevel Needed(ChannelAction action) => action switch
    {
        ChannelAction.Rename => ChannelLevel.Owner,
        ChannelAction.Delete => ChannelLevel.Owner,
        ChannelAction.AddSubChannel => ChannelLevel.Admin,
        ChannelAction.RemoveSubChannel => ChannelLevel.Admin,
        ChannelAction.RenameSubChannel => ChannelLevel.Admin,
        ChannelAction.SetSubChannelLevel => ChannelLevel.Admin,
        ChannelAction.SetActiveFlag => ChannelLevel.Admin,
        ChannelAction.AddReadOnlyFlag => ChannelLevel.Admin,
        ChannelAction.RemoveReadOnlyFlag => ChannelLevel.Admin,
        ChannelAction.Invite => ChannelLevel.Officer,
        ChannelAction.CancelInvitation => ChannelLevel.Officer,
        ChannelAction.ListMembers => ChannelLevel.Regular,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not an action in a channel."),
    };

    /// <summary>Whether an effective level is enough for an action (P-8.6).</summary>
    /// <param name="actor">Effective level of the caller.</param>
    /// <param name="action">The action.</param>
    /// <returns><see langword="true"/> if the caller may do it.</returns>
    public static bool Allows(ChannelLevel actor, ChannelAction action) => ReachesTo(actor, Needed(action));

    /// <summary>Whether a session may open a sub-channel (P-8.7, P-8.10 step 5).</summary>
    /// <param name="actor">Effective level of the session.</param>
    /// <param name="lowest">Lowest access level of the sub-channel.</param>
    /// <returns><see langword="true"/> if the level is enough.</returns>
    public static bool MayOpen(ChannelLevel actor, ChannelLevel lowest) => ReachesTo(actor, lowest);

    /// <summary>Whether a listing of sub-channels or of their flags shows a sub-channel (P-8.6, C-ls_sub_chs.1).</summary>
    /// <param name="actor">Effective level of the caller.</param>
    /// <param name="lowest">Lowest access level of the sub-channel.</param>
    /// <returns><see langword="true"/> for members; for the public only if the sub-channel is open to it.</returns>
    public static bool MaySee(ChannelLevel actor, ChannelLevel lowest) =>
        ChannelLevels.IsMemberLevel(actor) || (actor == ChannelLevel.Public && lowest == ChannelLevel.Public);

    /// <summary>Whether a session that opens a sub-channel may also send on it (P-8.8, C-CHL.5).</summary>
    /// <param name="flags">The read-only flags of the channel.</param>
    /// <param name="subId">Id of the sub-channel.</param>
    /// <param name="actor">Effective level of the session at opening.</param>
    /// <returns><see langword="true"/> unless a flag names this sub-channel and this very level.</returns>
    public static bool IsWritable(IReadOnlySet<ReadOnlyFlag> flags, byte subId, ChannelLevel actor) =>
        !flags.Contains(new ReadOnlyFlag(subId, actor));

    /// <summary>Whether a member may be removed or an invitation cancelled (P-8.6, C-CHL.2, C-remove_ch_member.1).</summary>
    /// <param name="actor">Effective level of the caller.</param>
    /// <param name="isSelf">The target is the caller's own account.</param>
    /// <param name="target">The target's row; <see langword="null"/> if there is none.</param>
    /// <returns>
    /// <see langword="true"/> if the target is not the owner and either the caller himself or, for callers of level 3 and up, of a
    /// level below the caller's; a pending invitation counts as level 5.
    /// </returns>
    public static bool MayRemove(ChannelLevel actor, bool isSelf, ChannelMembership? target)
    {
        if (target is not { } row || row.GrantedLevel == ChannelLevel.Owner)
            return false;
        return isSelf || (ReachesTo(actor, Needed(ChannelAction.CancelInvitation)) && actor < row.GrantedLevel);
    }

    /// <summary>Whether a member's level may be changed (P-8.6.1, C-CHL.4).</summary>
    /// <param name="actor">Effective level of the caller.</param>
    /// <param name="isSelf">The target is the caller's own account.</param>
    /// <param name="target">The target's row; <see langword="null"/> if there is none.</param>
    /// <param name="requested">The wanted level.</param>
    /// <returns>
    /// <see langword="true"/> if the target is an accepted member other than the owner, the caller has level 3 or better, the wanted
    /// level is 1-4 and not above the caller's, and the target stands below the caller or is the caller stepping down.
    /// </returns>
    public static bool MaySetLevel(ChannelLevel actor, bool isSelf, ChannelMembership? target, ChannelLevel requested)
    {
        if (target is not { IsPending: false } row || row.Level == ChannelLevel.Owner)
            return false;
        return ReachesTo(actor, ChannelLevel.Officer)
            && ChannelLevels.IsMemberLevel(requested)
            && requested >= actor
            && (row.Level > actor || (isSelf && requested > row.Level));
    }

    private static bool ReachesTo(ChannelLevel actor, ChannelLevel needed) => ChannelLevels.IsValid(actor) && actor <= needed;
}
