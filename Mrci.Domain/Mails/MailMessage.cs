namespace Mrci.Domain.Mails;

/// <summary>A mail to one address (C-MAIL.1); all placeholders are filled.</summary>
/// <param name="To">Address of an account, which satisfied D-203 when it was stored; a transport that starts a program must still refuse one with a leading <c>-</c> (C-MAIL.4).</param>
/// <param name="Subject">At most 120 UTF-16 code units (D-510).</param>
/// <param name="Body">Plain text; at most 10 000 UTF-16 code units before its placeholders were filled (D-510). Lines end with a line feed.</param>
public sealed record MailMessage(string To, string Subject, string Body);
