using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Mrci.Domain.Mails;
using Mrci.Protocol.Text;

namespace Mrci.Hosting.Mails;

/// <summary>
/// The arguments of the mailer program: the line is split first (P-5.40), then the placeholders inside the words are replaced, in one pass and
/// without splitting again, so no value can become an argument of its own or a part of a script (C-MAIL.4, B-34).
/// </summary>
internal static partial class MailerArguments
{
    public const string SubjectVariable = "MRCI_SUBJECT";
    public const string BodyVariable = "MRCI_BODY";
    public const string AddressVariable = "MRCI_TO";

    private static readonly FrozenSet<string> PosixShells =
        new[] { "sh", "bash", "dash", "ash", "zsh", "ksh", "mksh", "busybox" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> WindowsShells =
        new[] { "cmd", "command", "powershell", "pwsh" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a program takes a script with the quoting rules of POSIX.</summary>
    public static bool IsPosixShell(string executable) => PosixShells.Contains(Path.GetFileName(executable));

    /// <summary>Whether a program would take its arguments apart by rules that no quoting is safe with.</summary>
    public static bool IsWindowsShell(string executable) =>
        WindowsShells.Contains(Path.GetFileNameWithoutExtension(executable))
        || Path.GetExtension(executable).ToUpperInvariant() is ".BAT" or ".CMD";

    /// <summary>The words for a program that takes values as they are.</summary>
    public static IEnumerable<string> WithValues(string line, MailMessage message) =>
        Replace(line, message.Subject, message.Body, message.To);

    /// <summary>The words for a shell: each placeholder becomes a quoted reference to a variable that carries the value.</summary>
    public static IEnumerable<string> WithVariables(string line) =>
        Replace(line, $"\"${SubjectVariable}\"", $"\"${BodyVariable}\"", $"\"${AddressVariable}\"");

    private static IEnumerable<string> Replace(string line, string subject, string body, string address) =>
        ArgumentLine.Parse(line).Tokens.Select(word => Placeholder().Replace(word, found => found.Value.ToUpperInvariant() switch
        {
            "%SUBJECT%" => subject,
            "%MESSAGE_BODY%" => body,
            _ => address,
        }));

    [GeneratedRegex("%(subject|message_body|target_email)%", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
