using Mrci.Domain.Accounts;
using Mrci.Grains.Settings;
using Mrci.Grains.State;

namespace Mrci.Grains.Users;

/// <content>Temporary passwords (C-request_pw_reset, C-recover_acct).</content>
public sealed partial class UserGrain
{
    // C-request_pw_reset.2
    private static readonly TimeSpan MailPause = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan MailWindow = TimeSpan.FromHours(1);
    private const int MailsPerWindow = 5;

    private TimeSpan RecoveryLifetime => TimeSpan.FromSeconds(options.Value.RecoveryTtlSeconds);

    /// <inheritdoc />
    public async Task<RecoveryStatus> BeginRecoveryAsync(RecoveryRecord record)
    {
        if (Committed.Recovery?.Operation == record.Operation)
            return RecoveryStatus.Stored;
        if (!IsActive)
            return RecoveryStatus.NotFound;
        if (Committed.Email.Length == 0)
            return RecoveryStatus.NoAddress;
        var mails = Committed.RecoveryMails.RemoveAll(mailed => record.CreatedUtc - mailed >= MailWindow);
        if (mails.Length >= MailsPerWindow || (mails.Length > 0 && record.CreatedUtc - mails[^1] < MailPause))
            return RecoveryStatus.TooMany;
        await CommitAsync(Committed with { Recovery = record, RecoveryMails = mails.Add(record.CreatedUtc) });
        return RecoveryStatus.Stored;
    }

    /// <inheritdoc />
    public Task CancelRecoveryAsync(Guid request) => Committed.Recovery is { } record && record.Operation == request
        ? CommitAsync(Committed with { Recovery = null, RecoveryMails = Committed.RecoveryMails.Remove(record.CreatedUtc) })
        : Task.CompletedTask;

    /// <inheritdoc />
    public Task<RecoveryRecord?> GetRecoveryAsync() => Task.FromResult(IsActive ? ValidRecovery() : null);

    /// <inheritdoc />
    public async Task<bool> RecordRecoveryFailureAsync(RecoveryFailure failure)
    {
        if (Committed.Operations.Find(failure.Operation) is { Change: UserChange.RecoveryFailed } done)
            return done.Verdict == AuthVerdict.Retry;
        if (!IsActive || ValidRecovery() is not { } record)
            return false;
        if (record.Operation != failure.Request)
            return true;

        var settings = await GrainFactory.GetGrain<ISettingsGrain>(0).GetAsync();
        var failures = Committed.RecoveryFailures + 1;
        var mayRetry = LoginFailures.DecideRecovery(failures, settings.ToLoginThresholds()) == LoginFailureOutcome.Retry;
        var change = About(failure.Operation, UserChange.RecoveryFailed) with
        {
            Version = Committed.Version,
            Verdict = mayRetry ? AuthVerdict.Retry : AuthVerdict.End,
        };
        await ChangeAsync(
            Committed with { Recovery = mayRetry ? record : null, RecoveryFailures = mayRetry ? failures : 0 }, change);
        Log(failure.Address, isRecovery: true, accepted: false, time.GetUtcNow());
        return mayRetry;
    }

    /// <inheritdoc />
    public async Task<bool> CompleteRecoveryAsync(Guid operation, Guid request, PasswordRecord password, string address)
    {
        if (Committed.Operations.Find(operation) is { Change: UserChange.Recovered })
            return true;
        if (!IsActive || ValidRecovery() is not { } record || record.Operation != request)
            return false;
        var next = Committed with
        {
            Password = password,
            PasswordVersion = Committed.PasswordVersion + 1,
            NeedNewPassword = false,
            Recovery = null,
            RecoveryFailures = 0,
        };
        await ChangeAsync(next, About(operation, UserChange.Recovered));
        Log(address, isRecovery: true, accepted: true, time.GetUtcNow());
        return true;
    }

    private RecoveryRecord? ValidRecovery() =>
        Committed.Recovery is { } record && time.GetUtcNow() - record.CreatedUtc < RecoveryLifetime ? record : null;
}
