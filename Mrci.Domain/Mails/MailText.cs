using System.Globalization;
using System.Text;
using Mrci.Domain.Settings;

namespace Mrci.Domain.Mails;

/// <summary>Fills the placeholders of a body (C-MAIL.2): all occurrences, ignoring case, in one pass, so that what is put in is never read again (B-40).</summary>
public static class MailText
{
    /// <summary>Makes the text of a mail.</summary>
    /// <param name="kind">The mail.</param>
    /// <param name="template">Its body with placeholders.</param>
    /// <param name="userName">User name of the account.</param>
    /// <param name="time">When it is made; shown in UTC.</param>
    /// <param name="secret">Temporary password or verification code, as the kind of mail has it.</param>
    /// <returns>The text.</returns>
    public static string Fill(MailKind kind, string template, string userName, DateTimeOffset time, string secret)
    {
        var secretName = kind == MailKind.Reset ? "%temp_pw%" : "%confirmation_code%";
        (string Name, string Value)[] placeholders =
        [
            ("%user_name%", userName),
            ("%date%", time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
            (secretName, secret),
        ];
        var text = new StringBuilder(template.Length);
        var rest = template.AsSpan();
        while (!rest.IsEmpty)
        {
            var next = rest.IndexOf('%');
            if (next < 0)
                break;
            text.Append(rest[..next]);
            rest = rest[next..];
            var taken = 1;
            var value = "%";
            foreach (var placeholder in placeholders)
            {
                if (rest.StartsWith(placeholder.Name, StringComparison.OrdinalIgnoreCase))
                    (taken, value) = (placeholder.Name.Length, placeholder.Value);
            }

            text.Append(value);
            rest = rest[taken..];
        }

        return text.Append(rest).ToString();
    }
}
