using System.Net;
using Mrci.Domain.Names;

namespace Mrci.Domain.Accounts;

/// <summary>Decisions about wrong passwords (C-auth.6, C-auth.8, C-recover_acct.2). The count includes the failure being judged.</summary>
public static class LoginFailures
{
    /// <summary>Decides about a wrong password for an account that exists and is not locked (C-auth.6).</summary>
    /// <param name="isProtected">The account is the protected one.</param>
    /// <param name="counted">
    /// Counted failures of the account over all sessions; for the protected account only those from this address.
    /// </param>
    /// <param name="thresholds">The settings.</param>
    /// <param name="peer">Address of the peer.</param>
    /// <returns>
    /// <see cref="LoginFailureOutcome.Retry"/> up to the threshold. Above it a normal account is locked, the address of a protected
    /// account's attacker banned, except that loopback only ends the dialogue.
    /// </returns>
    public static LoginFailureOutcome Decide(bool isProtected, long counted, LoginThresholds thresholds, IPAddress peer)
    {
        if (counted <= (isProtected ? thresholds.AutoBan : thresholds.AutoLock))
            return LoginFailureOutcome.Retry;
        if (!isProtected)
            return LoginFailureOutcome.Lock;
        return IPAddress.IsLoopback(IpAddresses.Normalize(peer)) ? LoginFailureOutcome.End : LoginFailureOutcome.BanAndClose;
    }

    /// <summary>
    /// Decides about an answer for an account that is unknown or locked while <c>uniform_account_errors</c> is on (C-auth.8,
    /// C-recover_acct.4).
    /// </summary>
    /// <param name="inDialogue">Wrong answers in this dialogue; nothing else is counted for such accounts.</param>
    /// <param name="thresholds">The settings.</param>
    /// <returns><see cref="LoginFailureOutcome.Retry"/>, or <see cref="LoginFailureOutcome.End"/> above <em>autolock</em>.</returns>
    public static LoginFailureOutcome DecideHidden(long inDialogue, LoginThresholds thresholds) =>
        inDialogue <= thresholds.AutoLock ? LoginFailureOutcome.Retry : LoginFailureOutcome.End;

    /// <summary>
    /// Decides about a wrong recovery password (C-recover_acct.2). At the end the caller deletes the recovery record and un-counts.
    /// </summary>
    /// <param name="counted">Counted recovery failures of the account.</param>
    /// <param name="thresholds">The settings.</param>
    /// <returns><see cref="LoginFailureOutcome.Retry"/>, or <see cref="LoginFailureOutcome.End"/> above <em>autolock</em>.</returns>
    public static LoginFailureOutcome DecideRecovery(long counted, LoginThresholds thresholds) =>
        counted <= thresholds.AutoLock ? LoginFailureOutcome.Retry : LoginFailureOutcome.End;

    /// <summary>Whether an outcome gives a fresh allowance: setting a lock or ban un-counts the counted failures (C-auth.6).</summary>
    /// <param name="outcome">The decision.</param>
    /// <returns><see langword="true"/> for lock and ban.</returns>
    public static bool ResetsCount(LoginFailureOutcome outcome) =>
        outcome is LoginFailureOutcome.Lock or LoginFailureOutcome.BanAndClose;
}
