using Mrci.Domain.Accounts;
using Mrci.Domain.Names;
using Mrci.Grains.Passwords;
using Mrci.Grains.Users;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Accounts;

/// <summary>Sets a new password with a temporary one (C-recover_acct.1 to C-recover_acct.4).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class RecoverAcctCommand(ISessionContext session) : AccountCommand("recover_acct", session)
{
    private const string TemporaryPrompt = "Enter the temporary password (leave blank to cancel): ";
    private const string NewPasswordPrompt = "Enter a new password (leave blank to cancel): ";

    // Null while there is no account, or nothing to recover it with, and nobody may notice (C-recover_acct.4).
    private IUserGrain? _user;
    private Guid? _proven;
    private long _hiddenFailures;

    /// <inheritdoc />
    protected override string Help =>
        """
        Sets a new password for an account, named with -user or by its address with -email, with the temporary password that request_pw_reset has
        mailed. You are asked for both. You are not logged in by this, and a locked account stays locked. An empty answer cancels.
        """;

    /// <inheritdoc />
    public override void Term() => (_user, _proven, _hiddenFailures) = (null, null, 0);

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        Term();
        var (userId, isValid) = await Session.Grains.FindUserAsync(line);
        var mayHide = Session.Options.UniformAccountErrors;
        // Without hiding, an address that nobody has is an empty name (C-auth.1).
        if (!Valid("-user or -email", isValid && (mayHide || userId is not null || line.Get("-user") is not null)))
            return;

        var user = userId is null ? null : Account(userId);
        var recovery = user is null ? null : await user.GetRecoveryAsync();
        if (!mayHide
            && (!Found(user is not null && await user.GetAsync() is not null, UserOfThatName)
                || !InState(recovery is not null, "there is no temporary password, or it has expired.")))
        {
            return;
        }

        _user = recovery is null ? null : user;
        AskSecret(TemporaryPrompt);
    }

    /// <inheritdoc />
    protected override ValueTask AnswerAsync(ISharedState shared, string answer)
    {
        if (answer.Length == 0)
        {
            Term();
            return ValueTask.CompletedTask;
        }

        return _proven is { } request ? TakePasswordAsync(shared, request, answer) : CheckAsync(shared, answer);
    }

    private async ValueTask CheckAsync(ISharedState shared, string answer)
    {
        var recovery = _user is null ? null : await _user.GetRecoveryAsync();
        // A text that cannot be a password takes as long as one that can, and never matches.
        var password = Passwords.IsValid(answer) ? answer : "";
        var verification = await Session.Grains.GetGrain<IPasswordWorkerGrain>(0).VerifyAsync(recovery?.Password, password);
        if (verification.Matched)
        {
            _proven = recovery!.Operation;
            AskSecret(NewPasswordPrompt);
        }
        else if (recovery is null)
        {
            var outcome = LoginFailures.DecideHidden(++_hiddenFailures, Session.Settings.ToLoginThresholds());
            Refuse(outcome == LoginFailureOutcome.Retry);
        }
        else
        {
            Refuse(await _user!.RecordRecoveryFailureAsync(new RecoveryFailure(Guid.NewGuid(), recovery.Operation, shared.SessionAddress)));
        }
    }

    private async ValueTask TakePasswordAsync(ISharedState shared, Guid request, string answer)
    {
        if (!Valid("the new password", Passwords.IsValid(answer)))
        {
            AskSecret(NewPasswordPrompt);
            return;
        }

        var user = _user!;
        Term();
        var record = await Session.Grains.GetGrain<IPasswordWorkerGrain>(0).HashAsync(answer);
        InState(
            await user.CompleteRecoveryAsync(Guid.NewGuid(), request, record, shared.SessionAddress),
            "the temporary password is no longer valid.");
    }

    private void Refuse(bool mayRetry)
    {
        Error("access denied.");
        if (mayRetry)
            AskSecret(TemporaryPrompt);
        else
            Term();
    }
}
