namespace Mrci.Domain.Mails;

/// <summary>
/// Gets mails out of the host (C-MAIL.4): by a program, by SMTP, or as files. One per process; safe for use by several threads. Nothing
/// but the mail worker calls it, and never on the turn of a grain that others wait for.
/// </summary>
public interface IMailTransport
{
    /// <summary>Sends a mail. Neither the address nor the text may be logged: it holds codes and passwords (C-LOG.3).</summary>
    /// <param name="message">The mail.</param>
    /// <param name="cancellationToken">Gives up, at the latest after some 20 s.</param>
    /// <returns>A task that ends when the mail has left: the program runs (C-MAIL.5), the server has taken it, or the file is written.</returns>
    /// <exception cref="MailException">It cannot be sent: no program, no connection, or a refusal.</exception>
    Task SendAsync(MailMessage message, CancellationToken cancellationToken);
}
