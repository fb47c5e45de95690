using System.Net;
using System.Net.Mail;
using System.Text;
using Mrci.Domain.Mails;

namespace Mrci.Hosting.Mails;

/// <summary>Hands mails to a mail server (C-MAIL.4).</summary>
/// <param name="options">Which server.</param>
public sealed class SmtpMailTransport(MailOptions options) : IMailTransport
{
    // Our own contract: a caller waits some 20 s at most.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public async Task SendAsync(Domain.Mails.MailMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Timeout);
        try
        {
            using var mail = Compose(message);
            using var client = new SmtpClient(options.SmtpHost, options.SmtpPort)
            {
                EnableSsl = options.SmtpStartTls,
                Credentials = options.SmtpUser.Length > 0 ? new NetworkCredential(options.SmtpUser, options.SmtpPassword) : null,
            };
            await client.SendMailAsync(mail, timeout.Token);
        }
        catch (SmtpException failure)
        {
            throw new MailException($"The mail server {options.SmtpHost}:{options.SmtpPort} did not take a mail: {failure.StatusCode}.", failure.GetBaseException());
        }
        catch (Exception failure) when (failure is IOException or System.Security.Authentication.AuthenticationException)
        {
            throw new MailException($"The connection to the mail server {options.SmtpHost}:{options.SmtpPort} failed.", failure);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MailException($"The mail server {options.SmtpHost}:{options.SmtpPort} did not answer in time.", failure);
        }
    }

    // Checked here, because the exceptions of the base library repeat what they don't like (C-LOG.3).
    private System.Net.Mail.MailMessage Compose(Domain.Mails.MailMessage message)
    {
        if (!MailAddress.TryCreate(options.From, out var from) || !MailAddress.TryCreate(message.To, out var to))
            throw new MailException("The address of a mail cannot be sent by SMTP.");
        if (message.To.Any(char.IsControl) || message.Subject.Any(char.IsControl))
            throw new MailException("The address or the subject of a mail holds control characters.");
        return new System.Net.Mail.MailMessage(from, to)
        {
            Subject = message.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = message.Body.ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
            IsBodyHtml = false,
        };
    }
}
