namespace Mrci.Domain.Settings;

/// <summary>Subjects and bodies of the mails a host sends (C-MAIL.1 to C-MAIL.3, C-set_email_template.4).</summary>
public static class MailTemplates
{
    /// <summary>Longest subject, UTF-16 code units (D-510).</summary>
    public const int MaximumSubjectLength = 120;

    /// <summary>Longest body, UTF-16 code units (D-510).</summary>
    public const int MaximumBodyLength = 10_000;

    /// <summary>Default subject (C-MAIL.3).</summary>
    /// <param name="kind">The mail.</param>
    /// <returns>The subject.</returns>
    public static string DefaultSubject(MailKind kind) => kind == MailKind.Reset ? "Password Reset" : "Email Verification";

    /// <summary>Default body with all required placeholders (C-MAIL.3).</summary>
    /// <param name="kind">The mail.</param>
    /// <returns>The body.</returns>
    public static string DefaultBody(MailKind kind) => kind == MailKind.Reset
        ? """
          Hello %user_name%,

          on %date% (UTC) a temporary password was requested for your account. It is:

          %temp_pw%

          Use it with the command recover_acct to set a new password. It expires soon.
          If you did not ask for it, ignore this mail: your present password stays valid.
          """
        : """
          Hello %user_name%,

          on %date% (UTC) you asked to verify this e-mail address. Your confirmation code is:

          %confirmation_code%

          Enter it at the prompt of the command verify_email.
          If you did not ask for it, ignore this mail.
          """;

    /// <summary>Placeholders a body must contain, in the order they are checked (C-set_email_template.4).</summary>
    /// <param name="kind">The mail.</param>
    /// <returns>The placeholders; case is ignored.</returns>
    public static IReadOnlyList<string> RequiredPlaceholders(MailKind kind) =>
        ["%date%", "%user_name%", kind == MailKind.Reset ? "%temp_pw%" : "%confirmation_code%"];

    /// <summary>Whether a text can be a subject.</summary>
    /// <param name="subject">The text.</param>
    /// <returns><see langword="true"/> if it has at most 120 units.</returns>
    public static bool IsValidSubject(string subject) => subject.Length <= MaximumSubjectLength;

    /// <summary>Whether a text can be a body.</summary>
    /// <param name="kind">The mail.</param>
    /// <param name="body">The text.</param>
    /// <returns><see langword="true"/> if it has all placeholders and at most 10 000 units.</returns>
    public static bool IsValidBody(MailKind kind, string body) =>
        RequiredPlaceholders(kind).All(placeholder => body.Contains(placeholder, StringComparison.OrdinalIgnoreCase))
        && body.Length <= MaximumBodyLength;
}
