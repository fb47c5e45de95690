namespace Mrci.Domain.Settings;

/// <summary>The mails a host sends (C-MAIL.1).</summary>
public enum MailKind
{
    /// <summary>A temporary password (request_pw_reset).</summary>
    Reset,

    /// <summary>A verification code (verify_email).</summary>
    Verify,
}
