using Mrci.Domain.Accounts;
using Mrci.Domain.Mails;
using Mrci.Domain.Settings;
using Mrci.Grains.Settings;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Accounts;

/// <summary>Shows how a mail would look (C-preview_email.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class PreviewEmailCommand(ISessionContext session) : AccountCommand("preview_email", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Shows subject and body of the mail with a temporary password (-reset_email) or of the one with a verification code (-confirm_email), as you
        would get it now. Nothing is sent, and the password or code in it is worth nothing.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        var isReset = line.Has("-reset_email");
        if (!isReset && !line.Has("-confirm_email"))
        {
            Fail("one of the arguments -reset_email and -confirm_email is needed.");
            return;
        }

        var settings = await Session.Grains.GetGrain<ISettingsGrain>(0).GetAsync();
        var now = Session.Time.GetUtcNow();
        var (subject, body) = isReset
            ? (settings.TempPasswordEmailSubject,
                MailText.Fill(MailKind.Reset, settings.TempPasswordEmailTemplate, shared.UserName, now, PasswordGenerator.Create()))
            : (settings.VerifyEmailSubject,
                MailText.Fill(MailKind.Verify, settings.VerifyEmailTemplate, shared.UserName, now, VerificationCode.Draw()));
        Main($"{subject}\n");
        Big(body);
    }
}
