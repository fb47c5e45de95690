using Mrci.Grains.Events;
using Mrci.Grains.Failures;
using Mrci.Grains.Users;
using Orleans;
using Orleans.Concurrency;

namespace Mrci.Grains.Channels;

/// <summary>
/// One channel with everything inside it: members, invitations, sub-channels, flags (D-603). Key: channel id.
/// Levels are looked up here, at the time of acting (C-GEN.8).
/// </summary>
[Alias("mrci.IChannelGrain")]
public interface IChannelGrain : IGrainWithIntegerKey, Names.INameHolder
{
    /// <summary>Creates the channel with its owner (D-710, step <c>ChannelGrain.Create</c>); publishes <see cref="NewChannelMember"/>.</summary>
    [Alias("Create")]
    Task<ChannelResult> CreateAsync(Guid operation, string name, ChannelActor owner);

    /// <summary>The channel as <paramref name="userId"/> may see it (null: nobody); null when there is none.</summary>
    [ReadOnly, Alias("Get")]
    Task<ChannelSnapshot?> GetAsync(string? userId, bool ownerOverride);

    /// <summary>Renames the channel (C-rename_ch.1, D-703); publishes <see cref="ChannelRenamed"/>. Another spelling of its name is not taken.</summary>
    [Alias("Rename")]
    Task<ChannelResult> RenameAsync(Guid operation, ChannelActor actor, string newName);

    /// <summary>Deletes the channel with all that is in it (C-rm_ch.1, D-711); publishes <see cref="ChannelDeleted"/>. Its id is never used again .</summary>
    [Alias("Remove")]
    Task<ChannelResult> RemoveAsync(Guid operation, ChannelActor actor);

    /// <summary>Adds a sub-channel with the smallest free id (C-add_sub_ch.1); publishes <see cref="SubChannelAdded"/>.</summary>
    [Alias("AddSubChannel")]
    Task<ChannelResult> AddSubChannelAsync(Guid operation, ChannelActor actor, string name);

    /// <summary>Renames a sub-channel (C-rename_sub_ch.1); publishes <see cref="SubChannelRenamed"/>.</summary>
    [Alias("RenameSubChannel")]
    Task<ChannelResult> RenameSubChannelAsync(Guid operation, ChannelActor actor, string name, string newName);

    /// <summary>Deletes a sub-channel; its read-only flags stay (C-rm_sub_ch.1). Publishes <see cref="SubChannelRemoved"/>.</summary>
    [Alias("RemoveSubChannel")]
    Task<ChannelResult> RemoveSubChannelAsync(Guid operation, ChannelActor actor, string name);

    /// <summary>Sets the lowest level that may open a sub-channel, 1 to 5 (C-set_sub_ch_level.1); publishes <see cref="SubChannelLevelChanged"/>.</summary>
    [Alias("SetSubChannelLevel")]
    Task<ChannelResult> SetSubChannelLevelAsync(Guid operation, ChannelActor actor, string name, byte level);

    /// <summary>
    /// Switches active updates of a sub-channel (C-set_active_flag.1); publishes <see cref="ActiveFlagChanged"/>, or nothing while the
    /// host-wide switch is on.
    /// </summary>
    [Alias("SetActiveFlag")]
    Task<ChannelResult> SetActiveFlagAsync(Guid operation, ChannelActor actor, string name, bool on);

    /// <summary>Adds or removes a read-only flag (C-add_rdonly_flag.1, C-rm_rdonly_flag.1); publishes <see cref="ReadOnlyFlagChanged"/>.</summary>
    [Alias("SetReadOnlyFlag")]
    Task<ChannelResult> SetReadOnlyFlagAsync(Guid operation, ChannelActor actor, byte subId, byte level, bool on);

    /// <summary>The read-only flags that <paramref name="userId"/> may see (null: nobody); null when there is no channel (C-ls_rdonly_flags.1).</summary>
    [ReadOnly, Alias("GetReadOnlyFlags")]
    Task<ReadOnlyFlagList?> GetReadOnlyFlagsAsync(string? userId, bool ownerOverride);

    /// <summary>Invites a user (C-invite_to_ch.1); publishes <see cref="ChannelInvitation"/>.</summary>
    [Alias("Invite")]
    Task<ChannelResult> InviteAsync(Guid operation, ChannelActor actor, string userId);

    /// <summary>Accepts the actor's invitation (C-accept_ch.1); publishes <see cref="InvitationAccepted"/>.</summary>
    [Alias("Accept")]
    Task<ChannelResult> AcceptAsync(Guid operation, ChannelActor actor);

    /// <summary>Declines the actor's invitation (C-decline_ch.1); publishes <see cref="ChannelMemberRemoved"/>.</summary>
    [Alias("Decline")]
    Task<ChannelResult> DeclineAsync(Guid operation, ChannelActor actor);

    /// <summary>Removes a member or cancels an invitation, also the actor's own (C-remove_ch_member.1); publishes <see cref="ChannelMemberRemoved"/>.</summary>
    [Alias("RemoveMember")]
    Task<ChannelResult> RemoveMemberAsync(Guid operation, ChannelActor actor, string userId);

    /// <summary>
    /// Sets the level of a member, 1 to 4 (C-set_member_level.1); publishes <see cref="MemberLevelChanged"/>. Level 1 makes the former owner an
    /// admin in the same write (D-709), which a second event tells.
    /// </summary>
    [Alias("SetMemberLevel")]
    Task<ChannelResult> SetMemberLevelAsync(Guid operation, ChannelActor actor, string userId, byte level);

    /// <summary>Members and invited users; null when there is no channel, or <paramref name="userId"/> may not see them (C-ls_ch_members.1).</summary>
    [ReadOnly, Alias("GetMembers")]
    Task<ChannelMemberList?> GetMembersAsync(string userId, bool ownerOverride);

    /// <summary>Takes a user whose account is being deleted out of the channel, or his invitation (D-706). Nobody is told.</summary>
    [Repeatable, Alias("RemoveUser")]
    Task RemoveUserAsync(string userId);

    /// <summary>Finds a sub-channel by name, ignoring case; null when there is none.</summary>
    [ReadOnly, Alias("FindSubChannel")]
    Task<SubChannelRef?> FindSubChannelAsync(string name);

    /// <summary>Decides whether a session may open a sub-channel (P-8.10 checks 4 and 5).</summary>
    /// <param name="userId">User of the session; null for nobody.</param>
    /// <param name="ownerOverride">Whether the session acts as owner of every channel.</param>
    /// <param name="subId">The sub-channel.</param>
    [ReadOnly, Alias("DecideOpen")]
    Task<OpenDecision> DecideOpenAsync(string? userId, bool ownerOverride, byte subId);

    /// <summary>
    /// The truth about one user's membership or invitation; null when there is none (D-712, reconciled on login). Interleaves, so that a
    /// user may ask while the channel waits for him.
    /// </summary>
    [AlwaysInterleave, ReadOnly, Alias("GetMembership")]
    Task<Membership?> GetMembershipAsync(string userId);
}
