namespace Mrci.Hosting.Mails;

/// <summary>The ways out for mails (C-MAIL.4).</summary>
public enum MailTransportKind
{
    /// <summary>A program of the host's machine, by the settings of C-CFG.9 and C-CFG.10.</summary>
    Program = 0,

    /// <summary>A mail server.</summary>
    Smtp = 1,

    /// <summary>One file for each mail, for tests and for hosts that nobody gets mail from.</summary>
    File = 2,
}
