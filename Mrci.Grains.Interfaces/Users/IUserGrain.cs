using Mrci.Domain.Accounts;
using Mrci.Grains.Events;
using Mrci.Grains.Failures;
using Orleans;
using Orleans.Concurrency;

namespace Mrci.Grains.Users;

/// <summary>One account (D-601). Key: user id, 64 hex digits. Every mutating call carries an operation id; a repeat gives the same answer (D-600).</summary>
[Alias("mrci.IUserGrain")]
public interface IUserGrain : IGrainWithStringKey, Names.INameHolder
{
    /// <summary>Creates the account in one write (D-704). False when an account with this id exists that another operation made.</summary>
    [Alias("Create")]
    Task<bool> CreateAsync(Guid operation, NewUser user);

    /// <summary>Brings the listing of accounts up to date (D-704, D-614); every activation does it by itself.</summary>
    [Repeatable, Alias("List")]
    Task ListAsync();

    /// <summary>The account as it is now; null when there is none, or it has been deleted.</summary>
    [ReadOnly, Alias("Get")]
    Task<UserSnapshot?> GetAsync();

    /// <summary>What a login needs to check a password; null when there is no such account.</summary>
    [AlwaysInterleave, ReadOnly, Alias("GetAuthRecord")]
    Task<AuthRecord?> GetAuthRecordAsync();

    /// <summary>Counts the outcome of one password check, locks the account when the threshold is passed, and logs it, in one turn (C-auth.7).</summary>
    [Repeatable, Alias("RecordAuthResult")]
    Task<AuthOutcome> RecordAuthResultAsync(AuthAttempt attempt);

    /// <summary>When counted failures were set back: log rows up to then count no more (D-802).</summary>
    [ReadOnly, Alias("GetFailureResets")]
    Task<FailureReset[]> GetFailureResetsAsync();

    /// <summary>Sets all counted failures back, as if their log rows had never been written (D-802). Harmless when none are counted.</summary>
    [Alias("ResetFailures")]
    Task ResetFailuresAsync();

    /// <summary>
    /// Stores a password that an operator hands out: unlocks the account, sets its counters back, and demands a new password at the next login
    /// (C-CLI.9). False when the account is gone.
    /// </summary>
    [Alias("ReplacePassword")]
    Task<bool> ReplacePasswordAsync(Guid operation, PasswordRecord record);

    /// <summary>Stores a new password record and clears the demand for a new password (C-set_pw.1, C-auth.4). False when the account is gone.</summary>
    [Alias("SetPassword")]
    Task<bool> SetPasswordAsync(Guid operation, PasswordRecord record);

    /// <summary>Stores the record again with stronger parameters, unless the password has been changed since (D-310).</summary>
    [Repeatable, Alias("UpgradePassword")]
    Task UpgradePasswordAsync(long recordVersion, PasswordRecord record);

    /// <summary>Changes the name and clears the demand for a new name (D-703); publishes <see cref="UserRenamed"/>.</summary>
    [Alias("Rename")]
    Task<RenameResult> RenameAsync(Guid operation, string newName, EventOrigin origin);

    /// <summary>Changes the display name, which need not be unique (C-set_disp_name.1); publishes <see cref="DisplayNameChanged"/>.</summary>
    [Alias("SetDisplayName")]
    Task<UserChangeResult> SetDisplayNameAsync(Guid operation, string displayName, EventOrigin origin);

    /// <summary>
    /// Changes the e-mail address, which is not verified then, and voids a temporary password (D-705, C-set_email.2); publishes
    /// <see cref="UserInfoChanged"/>. The present address counts as taken.
    /// </summary>
    [Alias("SetEmail")]
    Task<UserChangeResult> SetEmailAsync(Guid operation, string address, EventOrigin origin);

    /// <summary>Notes that an address is verified, if it is still the account's (C-verify_email.3); publishes <see cref="UserInfoChanged"/>.</summary>
    [Alias("ConfirmEmail")]
    Task<UserChangeResult> ConfirmEmailAsync(Guid operation, string address, EventOrigin origin);

    /// <summary>Locks or unlocks the account; unlocking un-counts its failures (C-lock_acct.2, B-13).</summary>
    [Alias("SetLocked")]
    Task<UserChangeResult> SetLockedAsync(Guid operation, bool isLocked);

    /// <summary>Demands something at the next login, or no longer (C-request_new_pw.1, C-request_new_user_name.1).</summary>
    [Alias("Demand")]
    Task<UserChangeResult> DemandAsync(Guid operation, LoginDemand demand, bool isDemanded);

    /// <summary>
    /// Puts the user in another group, which has counted him in already (C-set_group.2, D-713); publishes <see cref="UserGroupChanged"/>.
    /// </summary>
    [Alias("SetGroup")]
    Task<UserChangeResult> SetGroupAsync(Guid operation, string groupId, string groupName, EventOrigin origin);

    /// <summary>Moves the user on behalf of his group if he is still in it (D-707); the group tells his sessions.</summary>
    [Repeatable, Alias("MoveGroup")]
    Task MoveGroupAsync(string sourceId, string destinationId);

    /// <summary>Whether the account's record names a group, now or with a change under way (D-708).</summary>
    [AlwaysInterleave, ReadOnly, Alias("IsInGroup")]
    Task<bool> IsInGroupAsync(string groupId);

    /// <summary>Whether the user owns a channel, or is about to (C-rm_acct.1).</summary>
    [Repeatable, Alias("OwnsChannel")]
    Task<bool> OwnsChannelAsync();

    /// <summary>
    /// Begins to delete the account, unless it owns a channel (C-rm_acct.1, D-706): from now on it does not exist for others, but keeps its
    /// names until <see cref="IAccountRemovalGrain"/> has finished. Publishes <see cref="UserDeleted"/>.
    /// </summary>
    [Alias("Delete")]
    Task<UserChangeResult> DeleteAsync(Guid operation, EventOrigin origin);

    /// <summary>The channels and the group that still know the account; null when it is not being deleted.</summary>
    [ReadOnly, Alias("GetRemainder")]
    Task<AccountRemainder?> GetRemainderAsync();

    /// <summary>Ends a deletion: releases the names and leaves a record that keeps the id unusable (D-706).</summary>
    [Repeatable, Alias("EndDeletion")]
    Task EndDeletionAsync();

    /// <summary>Stores a temporary password in place of a former one, unless too many have been mailed lately (C-request_pw_reset.2, B-18).</summary>
    [Repeatable, Alias("BeginRecovery")]
    Task<RecoveryStatus> BeginRecoveryAsync(RecoveryRecord record);

    /// <summary>The mail of a request could not be sent: its temporary password is void, and it does not count as mailed.</summary>
    [Repeatable, Alias("CancelRecovery")]
    Task CancelRecoveryAsync(Guid request);

    /// <summary>The temporary password; null when there is none, when it has expired, or when there is no account (C-recover_acct.1).</summary>
    [AlwaysInterleave, ReadOnly, Alias("GetRecovery")]
    Task<RecoveryRecord?> GetRecoveryAsync();

    /// <summary>Counts and logs a wrong temporary password; the one too many voids it (C-recover_acct.2).</summary>
    /// <returns>True to ask again; false when the dialogue ends.</returns>
    [Repeatable, Alias("RecordRecoveryFailure")]
    Task<bool> RecordRecoveryFailureAsync(RecoveryFailure failure);

    /// <summary>Stores the new password of a recovery, if its temporary password is still the one of the request, and logs it (C-recover_acct.3).</summary>
    /// <returns>False when it is not.</returns>
    [Alias("CompleteRecovery")]
    Task<bool> CompleteRecoveryAsync(Guid operation, Guid request, PasswordRecord password, string address);

    /// <summary>Memberships and invitations, by channel id. A copy that channels keep up to date (D-712).</summary>
    [ReadOnly, Alias("GetMemberships")]
    Task<Membership[]> GetMembershipsAsync();

    /// <summary>
    /// Reserves room for one more channel or invitation and, for an owner, notes the ownership (D-709, D-710, D-505).
    /// Called before the channel writes; undone by <see cref="ForgetChannelAsync"/>.
    /// </summary>
    [Alias("TryReserveChannel")]
    Task<ReserveStatus> TryReserveChannelAsync(Guid operation, ulong channelId, bool asOwner);

    /// <summary>Takes over the channel's truth about this user (D-712); ignored when older than what is known.</summary>
    [Repeatable, Alias("UpdateMembership")]
    Task UpdateMembershipAsync(Membership membership);

    /// <summary>The user has nothing to do with the channel any more.</summary>
    [Repeatable, Alias("ForgetChannel")]
    Task ForgetChannelAsync(ulong channelId, long channelVersion);
}
