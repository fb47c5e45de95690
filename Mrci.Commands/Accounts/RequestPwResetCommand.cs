using Mrci.Domain.Accounts;
using Mrci.Domain.Mails;
using Mrci.Domain.Settings;
using Mrci.Grains.Mails;
using Mrci.Grains.Passwords;
using Mrci.Grains.Settings;
using Mrci.Grains.Users;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Accounts;

/// <summary>Mails a temporary password to an account (C-request_pw_reset.1 to C-request_pw_reset.3).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class RequestPwResetCommand(ISessionContext session) : AccountCommand("request_pw_reset", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Mails a temporary password to the e-mail address of an account, named with -user or by its address with -email. recover_acct takes it and
        sets a new password. It is valid for an hour; your present password stays valid. At most one mail leaves per minute.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        var (userId, isValid) = await Session.Grains.FindUserAsync(line);
        var mayHide = Session.Options.UniformAccountErrors;
        // Without hiding, an address that nobody has is an empty name (C-auth.1).
        if (!Valid("-user or -email", isValid && (mayHide || userId is not null || line.Get("-user") is not null)))
            return;

        var user = userId is null ? null : await Account(userId).GetAsync();
        if (!mayHide
            && (!Found(user is not null, UserOfThatName) || !InState(user!.Email.Length > 0, "the account has no e-mail address.")))
        {
            return;
        }

        // Also for nobody: the hash takes most of the time (C-request_pw_reset.3).
        var password = PasswordGenerator.Create();
        var record = await Session.Grains.GetGrain<IPasswordWorkerGrain>(0).HashAsync(password);
        if (user is null || await MailAsync(user, password, record, mayHide))
            Main("A temporary password has been mailed. Use it with recover_acct.\n");
        else
            Fail("the mail could not be sent.");
    }

    private async Task<bool> MailAsync(UserSnapshot user, string password, PasswordRecord record, bool mayHide)
    {
        var now = Session.Time.GetUtcNow();
        var recovery = new RecoveryRecord(Guid.NewGuid(), record, now);
        var account = Account(user.UserId);
        if (await account.BeginRecoveryAsync(recovery) != RecoveryStatus.Stored)
            return true;

        var settings = await Session.Grains.GetGrain<ISettingsGrain>(0).GetAsync();
        var body = MailText.Fill(MailKind.Reset, settings.TempPasswordEmailTemplate, user.Name, now, password);
        var worker = Session.Grains.GetGrain<IMailWorkerGrain>(0);
        if (mayHide)
        {
            await worker.PostAsync(user.Email, settings.TempPasswordEmailSubject, body);
            return true;
        }

        if (await worker.SendAsync(user.Email, settings.TempPasswordEmailSubject, body))
            return true;
        await account.CancelRecoveryAsync(recovery.Operation);
        return false;
    }
}
