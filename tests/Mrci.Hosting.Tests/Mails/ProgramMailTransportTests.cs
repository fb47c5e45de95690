using Microsoft.Extensions.Logging.Abstractions;
using Mrci.Domain.Mails;
using Mrci.Domain.Settings;
using Mrci.Hosting.Mails;

namespace Mrci.Hosting.Tests.Mails;

/// <summary>C-MAIL.4 and C-MAIL.5 with real programs.</summary>
public sealed class ProgramMailTransportTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("mrci-mail-");

    private string Target => Path.Combine(_directory.FullName, "mail");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("a;touch${IFS}evil;@example.org", "plain", "plain")]
    [InlineData("bob@example.org", "$(touch evil)", "`touch evil`")]
    [InlineData("bob@example.org", "\"; touch evil; \"", "'; touch evil; '")]
    [InlineData("bob@example.org", "%message_body%", "%target_email% %subject%")] // one pass: what is inserted is not looked at again
    [InlineData("bob@example.org", "*", "two\nlines \\ and $HOME")]
    public async Task Values_reach_a_shell_as_they_are(string to, string subject, string body)
    {
        // C-MAIL.4, B-34: no value is ever a part of the script
        await SendAsync("/bin/sh", $"-c \"printf '%s|' %target_email% %subject% %message_body% > {Target}.part; mv {Target}.part {Target}\"", to, subject, body);

        (await ReadAsync()).ShouldBe($"{to}|{subject}|{body}|");
        _directory.GetFiles().ShouldHaveSingleItem();
        File.Exists("evil").ShouldBeFalse();
    }

    [Fact]
    public async Task Values_reach_another_program_as_one_argument_each()
    {
        // C-MAIL.4: never split again
        var script = $"printf '%s|' \\\"$@\\\" > {Target}.part; mv {Target}.part {Target}";

        await SendAsync(
            "/usr/bin/env", $"sh -c \"{script}\" mailer -s %SUBJECT% x%target_email%x %message_body%", "bob@example.org", "two words", "it's \"quoted\"\n-x");

        (await ReadAsync()).ShouldBe("-s|two words|xbob@example.orgx|it's \"quoted\"\n-x|");
    }

    [Fact]
    public async Task Default_line_fits_the_shell()
    {
        // C-CFG.9, C-CFG.10: with an absent mutt the shell runs, and fails for itself (C-MAIL.5).
        await SendAsync(HostSettings.Default.MailerExecutable, HostSettings.Default.MailerSendCommand, "bob@example.org", "s", "b");
    }

    [Theory]
    [InlineData("/no/such/program", "bob@example.org")] // C-MAIL.5
    [InlineData("/bin/sh", "-oEvil@example.org")] // C-MAIL.4: an option
    [InlineData("cmd.exe", "bob@example.org")] // C-MAIL.4: shells of Windows
    [InlineData("C:/tools/send.bat", "bob@example.org")]
    [InlineData("/usr/bin/pwsh", "bob@example.org")]
    [InlineData("/bin/sh", "b\0b@example.org")]
    public async Task Mail_that_cannot_be_sent_safely_is_refused(string program, string to) =>
        await Should.ThrowAsync<MailException>(() => SendAsync(program, $"-c \"touch {Target} %subject%\"", to, "s", "b"));

    private static Task SendAsync(string program, string line, string to, string subject, string body) =>
        new ProgramMailTransport(() => new(new MailProgram(program, line)), TimeProvider.System, NullLogger<ProgramMailTransport>.Instance)
            .SendAsync(new MailMessage(to, subject, body), TestContext.Current.CancellationToken);

    private async Task<string> ReadAsync()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!File.Exists(Target))
        {
            if (deadline.IsCancellationRequested)
                throw new TimeoutException("waited in vain for the file that the mailer program writes");
            await Task.Yield();
        }

        return await File.ReadAllTextAsync(Target);
    }
}
