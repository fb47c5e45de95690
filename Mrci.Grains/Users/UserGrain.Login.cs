using System.Net;
using Mrci.Domain.Accounts;
using Mrci.Domain.Logs;
using Mrci.Domain.Names;
using Mrci.Grains.Bans;
using Mrci.Grains.Settings;
using Mrci.Grains.State;

namespace Mrci.Grains.Users;

public sealed partial class UserGrain
{
    /// <inheritdoc />
    public Task<AuthRecord?> GetAuthRecordAsync()
    {
        var state = Committed;
        return Task.FromResult(state is { LifeCycle: UserLifeCycle.Active, Password: { } password }
            ? new AuthRecord(state.PasswordVersion, password, state.Locked, state.Protected)
            : null);
    }

    /// <inheritdoc />
    public async Task<AuthOutcome> RecordAuthResultAsync(AuthAttempt attempt)
    {
        if (Committed.Operations.Find(attempt.Operation) is { Change: UserChange.AuthRecorded } done)
            return Outcome(done.Verdict);
        if (!IsActive || Committed.Locked)
            return Outcome(AuthVerdict.End);
        if (attempt.RecordVersion != Committed.PasswordVersion)
            return Outcome(AuthVerdict.Retry);
        return Outcome(attempt.Matched ? await RecordSuccessAsync(attempt) : await RecordFailureAsync(attempt));
    }

    private async Task<AuthVerdict> RecordSuccessAsync(AuthAttempt attempt)
    {
        if (!attempt.Completed)
            return AuthVerdict.Accepted;
        var now = time.GetUtcNow();
        await CommitAsync(Committed with
        {
            Failures = Committed.Failures.Reset(CountingAddress(attempt)),
            FailureResets = ResetsWith(CountingAddress(attempt), now),
            Operations = Committed.Operations.Remember(Recorded(attempt, AuthVerdict.Accepted)),
        });
        Log(attempt.Address, isRecovery: false, accepted: true, now);
        return AuthVerdict.Accepted;
    }

    private async Task<AuthVerdict> RecordFailureAsync(AuthAttempt attempt)
    {
        var settings = await GrainFactory.GetGrain<ISettingsGrain>(0).GetAsync();
        var address = CountingAddress(attempt);
        // Of the row and of the reset, if the count is set back: so the row that caused it counts no more either (D-802).
        var now = time.GetUtcNow();
        var failures = Committed.Failures.Increment(address);
        var peer = attempt.IsLoopback ? IPAddress.Loopback : PeerOf(attempt.Address);
        var outcome = LoginFailures.Decide(Committed.Protected, failures.Of(address), settings.ToLoginThresholds(), peer);
        if (LoginFailures.ResetsCount(outcome))
            failures = failures.Reset(address);

        // Before the count is reset: a crash in between leaves a banned address, never a fresh allowance without a ban (D-714).
        if (outcome == LoginFailureOutcome.BanAndClose)
            await GrainFactory.GetGrain<IBanGrain>(0).AddAsync(peer.ToString());

        var verdict = outcome switch
        {
            LoginFailureOutcome.Retry => AuthVerdict.Retry,
            LoginFailureOutcome.BanAndClose => AuthVerdict.EndAndClose,
            _ => AuthVerdict.End,
        };
        var locks = outcome == LoginFailureOutcome.Lock;
        await CommitAsync(Committed with
        {
            Version = locks ? Committed.Version + 1 : Committed.Version,
            Locked = locks,
            Failures = failures,
            FailureResets = LoginFailures.ResetsCount(outcome) ? ResetsWith(address, now) : Committed.FailureResets,
            Operations = Committed.Operations.Remember(Recorded(attempt, verdict)),
        });
        Log(attempt.Address, isRecovery: false, accepted: false, now);
        return verdict;
    }

    private string CountingAddress(AuthAttempt attempt) => Committed.Protected ? attempt.Address : "";

    private UserOperation Recorded(AuthAttempt attempt, AuthVerdict verdict) =>
        new() { Id = attempt.Operation, Change = UserChange.AuthRecorded, Version = Committed.Version, Verdict = verdict };

    private AuthOutcome Outcome(AuthVerdict verdict) =>
        new(verdict, verdict == AuthVerdict.Accepted && IsActive && !Committed.Locked ? Snapshot() : null);

    private void Log(string address, bool isRecovery, bool accepted, DateTimeOffset now)
    {
        var isId = Protocol.Identifiers.UserId.TryParse(UserId, out var userId);
        if (!isId)
            throw new InvalidOperationException($"The key of this account, {UserId}, is no user id.");
        logs.Append(new AuthLogEntry(
            now,
            PeerOf(address),
            userId,
            Committed.Name,
            AuthAttempt: !isRecovery,
            RecoverAttempt: isRecovery,
            Accepted: accepted,
            CountToThreshold: !accepted));
    }

    private static IPAddress PeerOf(string text) => IpAddresses.TryParse(text, out var address) ? address : IPAddress.None;
}
