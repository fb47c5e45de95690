using Mrci.Domain.Accounts;
using Mrci.Domain.Mails;
using Mrci.Domain.Settings;
using Mrci.Grains.Mails;
using Mrci.Grains.Settings;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Accounts;

/// <summary>Proves that one's e-mail address is one's own (C-verify_email.1 to C-verify_email.3).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class VerifyEmailCommand(ISessionContext session) : AccountCommand("verify_email", session)
{
    private VerificationCode? _code;
    private int _failures;

    /// <inheritdoc />
    protected override string Help =>
        """
        Mails a code of six digits to your e-mail address and asks for it. Once you have entered it, the address is verified. The code is valid for
        15 minutes, and only as long as this command waits for it; five wrong answers end it. An empty answer cancels.
        """;

    /// <inheritdoc />
    public override void Term() => (_code, _failures) = (null, 0);

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        Term();
        if (await Own(shared).GetAsync() is not { } user || !InState(user.Email.Length > 0, "your account has no e-mail address."))
            return;

        var settings = await Session.Grains.GetGrain<ISettingsGrain>(0).GetAsync();
        var now = Session.Time.GetUtcNow();
        var (kept, code) = VerificationCode.Create(user.Email, now);
        var body = MailText.Fill(MailKind.Verify, settings.VerifyEmailTemplate, user.Name, now, code);
        var isSent = await Session.Grains.GetGrain<IMailWorkerGrain>(0).SendAsync(user.Email, settings.VerifyEmailSubject, body);
        if (!isSent)
        {
            Fail("the mail could not be sent.");
            return;
        }

        _code = kept;
        Prompt();
    }

    /// <inheritdoc />
    protected override async ValueTask AnswerAsync(ISharedState shared, string answer)
    {
        var code = _code!;
        if (answer.Length == 0)
        {
            Term();
        }
        else if (code.IsExpired(Session.Time.GetUtcNow()))
        {
            Term();
            Fail("the code has expired.");
        }
        else if (code.Matches(answer))
        {
            Term();
            await FinishAsync(await Own(shared).ConfirmEmailAsync(Guid.NewGuid(), code.Address, Session.NextOrigin()));
        }
        else
        {
            Fail("that is not the code.");
            if (++_failures < VerificationCode.MaximumFailures)
                Prompt();
            else
                Term();
        }
    }

    private void Prompt() => AskSecret($"Enter the code that was mailed to {_code!.Address} (leave blank to cancel): ");
}
