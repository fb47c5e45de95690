using Mrci.Domain.Accounts;
using Mrci.Domain.Names;
using Mrci.Grains.Passwords;
using Mrci.Grains.Users;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Accounts;

/// <summary>Logs in with a user name or an e-mail address (C-auth.1 to C-auth.8, P-10.1 to P-10.7).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class AuthCommand(ISessionContext session) : TextCommand("auth", session)
{
    private const string PasswordPrompt = "Enter password (leave blank to cancel): ";
    private const string NewPasswordPrompt = "Enter a new password (leave blank to cancel): ";
    private const string NewNamePrompt = "Enter a new user name (leave blank to cancel): ";

    private enum Step
    {
        Password,
        NewPassword,
        NewName,
    }

    // Null while the account is unknown or locked and nobody may notice (C-auth.8).
    private IUserGrain? _user;
    private Step _step;
    private long _hiddenFailures;

    /// <inheritdoc />
    protected override string Help =>
        """
        Logs you in. Name the account with -user, or by its e-mail address with -email; then enter the password when you are asked for it.

        An empty answer cancels. If the account demands it, you are asked for a new password, a new user name, or both before you are in.
        After too many wrong passwords the account is locked.

        Logging in again as somebody else first logs the present user out: open sub-channels and links are closed.
        """;

    /// <inheritdoc />
    public override void Term()
    {
        _user = null;
        _step = Step.Password;
        _hiddenFailures = 0;
    }

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        Term();
        var (userId, isValid) = await Session.Grains.FindUserAsync(line);
        var mayHide = Session.Options.UniformAccountErrors;
        // Without hiding, an address that nobody has is an empty name (C-auth.1).
        if (!Valid("-user or -email", isValid && (mayHide || userId is not null || line.Get("-user") is not null)))
            return;

        var user = userId is null ? null : Session.Grains.GetGrain<IUserGrain>(userId);
        var record = user is null ? null : await user.GetAuthRecordAsync();
        if (!mayHide && (!Found(record is not null, "user of that name") || !InState(!record!.Locked, "the account is locked.")))
            return;

        _user = record is { Locked: false } ? user : null;
        AskSecret(PasswordPrompt);
    }

    /// <inheritdoc />
    protected override ValueTask AnswerAsync(ISharedState shared, string answer)
    {
        if (answer.Length == 0)
        {
            Term();
            return ValueTask.CompletedTask;
        }

        return _step switch
        {
            Step.Password => CheckPasswordAsync(shared, answer),
            Step.NewPassword => TakePasswordAsync(shared, answer),
            _ => TakeNameAsync(shared, answer),
        };
    }

    private async ValueTask CheckPasswordAsync(ISharedState shared, string answer)
    {
        var record = _user is null ? null : await _user.GetAuthRecordAsync();
        // A text that cannot be a password takes as long as one that can, and never matches.
        var password = Passwords.IsValid(answer) ? answer : "";
        var worker = Session.Grains.GetGrain<IPasswordWorkerGrain>(0);
        var verification = await worker.VerifyAsync(record?.Password, password);
        if (record is null)
        {
            Refuse(LoginFailures.DecideHidden(++_hiddenFailures, Session.Settings.ToLoginThresholds()) == LoginFailureOutcome.Retry);
            return;
        }

        var outcome = await _user!.RecordAuthResultAsync(Attempt(shared, record.Version, verification.Matched, completed: false));
        if (outcome.Verdict != AuthVerdict.Accepted)
        {
            Refuse(outcome.Verdict == AuthVerdict.Retry);
            if (outcome.Verdict == AuthVerdict.EndAndClose)
                Host.CloseSession();
            return;
        }

        if (verification.Upgraded is { } upgraded)
            await _user.UpgradePasswordAsync(record.Version, upgraded);
        await GoOnAsync(shared, outcome.User!);
    }

    private async ValueTask TakePasswordAsync(ISharedState shared, string answer)
    {
        if (!Valid("the new password", Passwords.IsValid(answer)))
        {
            AskSecret(NewPasswordPrompt);
            return;
        }

        var record = await Session.Grains.GetGrain<IPasswordWorkerGrain>(0).HashAsync(answer);
        if (Found(await _user!.SetPasswordAsync(Guid.NewGuid(), record), "such account any more"))
            await GoOnAsync(shared, await _user.GetAsync());
        else
            Term();
    }

    private async ValueTask TakeNameAsync(ISharedState shared, string answer)
    {
        var account = await _user!.GetAsync();
        var renamed = Valid("the new user name", UserNames.IsValidNew(answer, account?.Protected ?? false))
            ? (await _user.RenameAsync(Guid.NewGuid(), answer, Session.NextOrigin())).Status
            : (RenameStatus?)null;
        if (renamed == RenameStatus.Renamed)
        {
            await GoOnAsync(shared, await _user.GetAsync());
            return;
        }

        if (renamed is not null && !Found(renamed != RenameStatus.NotFound, "such account any more"))
        {
            Term();
            return;
        }

        if (renamed == RenameStatus.Taken)
            Free(isFree: false, "a user of that name");
        Ask(NewNamePrompt);
    }

    // The password was right: ask for what the account still demands, in this order, then let the user in.
    private async ValueTask GoOnAsync(ISharedState shared, UserSnapshot? account)
    {
        if (account is { NeedNewPassword: true })
        {
            _step = Step.NewPassword;
            Main("A new password is required.\n");
            AskSecret(NewPasswordPrompt);
        }
        else if (account is { NeedNewName: true })
        {
            _step = Step.NewName;
            Ask("A new user name is required.\n" + NewNamePrompt);
        }
        else
        {
            await LetInAsync(shared);
        }
    }

    private async ValueTask LetInAsync(ISharedState shared)
    {
        var user = _user!;
        Term();
        var version = (await user.GetAuthRecordAsync())?.Version ?? 0;
        // Locked meanwhile, or gone (C-GEN.7).
        var outcome = await user.RecordAuthResultAsync(Attempt(shared, version, matched: true, completed: true));
        if (!Permitted(outcome is { Verdict: AuthVerdict.Accepted, User: not null }, "access denied."))
            return;

        Main("Access granted.\n");
        await Session.LoginAsync(outcome.User!);
    }

    private void Refuse(bool mayRetry)
    {
        Error("access denied.");
        if (mayRetry)
            AskSecret(PasswordPrompt);
        else
            Term();
    }

    private AuthAttempt Attempt(ISharedState shared, long version, bool matched, bool completed) =>
        new(Guid.NewGuid(), version, matched, completed, shared.SessionAddress, Session.IsLoopback);
}
