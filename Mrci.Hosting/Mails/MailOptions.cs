namespace Mrci.Hosting.Mails;

/// <summary>How mails leave the host: section <c>Mrci:Mail</c> of the configuration (C-MAIL.4, C-CFG.19).</summary>
public sealed class MailOptions
{
    /// <summary>The transport. Default: a program, as in v1.0.1.</summary>
    public MailTransportKind Transport { get; set; } = MailTransportKind.Program;

    /// <summary>Directory that <see cref="MailTransportKind.File"/> writes to, made at the first mail. Empty: <c>mails</c> in the data directory.</summary>
    public string Directory { get; set; } = "";

    /// <summary>Name or address of the mail server. Default: the one of this machine.</summary>
    public string SmtpHost { get; set; } = "localhost";

    /// <summary>Port of the mail server, 1 to 65535. Default 587, submission (RFC 6409).</summary>
    public int SmtpPort { get; set; } = 587;

    /// <summary>
    /// Whether the connection to the mail server must be encrypted, with STARTTLS and a certificate that this machine trusts; a server that
    /// cannot is refused. Default true: mails carry passwords and codes.
    /// </summary>
    public bool SmtpStartTls { get; set; } = true;

    /// <summary>User name at the mail server. Empty: it is not asked for one.</summary>
    public string SmtpUser { get; set; } = "";

    /// <summary>Password at the mail server.</summary>
    public string SmtpPassword { get; set; } = "";

    /// <summary>Address that mails come from. Default <c>mrci@localhost</c>.</summary>
    public string From { get; set; } = "mrci@localhost";
}
