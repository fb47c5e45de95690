using Mrci.Protocol.Text;
using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;

namespace Mrci.Torture.Workload;

/// <summary>The subject of the mail that verifies an address (C-set_email_template.1); shown by <c>preview_email</c>.</summary>
/// <param name="prefix">What its values begin with.</param>
internal sealed class MailSubject(string prefix) : HostSetting("subject of the mail that verifies an address")
{
    /// <inheritdoc />
    public override string Value(int number) => $"{prefix} subject {number}";

    /// <inheritdoc />
    public override async Task<CommandOutcome> ReadAsync(HostSession session)
    {
        var outcome = await session.RunAsync("preview_email", "-confirm_email");
        return outcome with { Text = outcome.Text.Split('\n')[0] };
    }

    /// <inheritdoc />
    public override async Task<Answer> WriteAsync(HostSession session, string value)
    {
        var arguments = new ArgumentWriter().Add("-confirm_template").Add("-subject", value).ToString();
        return (await session.RunAsync("set_email_template", arguments)).Answer;
    }
}
