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
