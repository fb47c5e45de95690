using Mrci.Domain.Mails;
using Mrci.Hosting.Mails;

namespace Mrci.Hosting.Tests.Mails;

public sealed class FileMailTransportTests
{
    [Fact]
    public async Task Each_mail_is_a_file_of_its_own()
    {
        // C-MAIL.4
        var directory = Directory.CreateTempSubdirectory("mrci-mail-");
        var transport = new FileMailTransport(Path.Combine(directory.FullName, "new"), TimeProvider.System);

        foreach (var subject in new[] { "one", "two" })
            await transport.SendAsync(new MailMessage("bob@example.org", subject, "text\n"), TestContext.Current.CancellationToken);

        var mails = directory.GetFiles("*.mail", SearchOption.AllDirectories).OrderBy(static file => file.Name, StringComparer.Ordinal);
        mails.Select(static file => File.ReadAllText(file.FullName))
            .ShouldBe(["To: bob@example.org\nSubject: one\n\ntext\n", "To: bob@example.org\nSubject: two\n\ntext\n"], ignoreOrder: true);
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task Directory_that_cannot_be_made_is_told()
    {
        var file = Path.GetTempFileName();
        var transport = new FileMailTransport(file, TimeProvider.System);

        await Should.ThrowAsync<MailException>(() => transport.SendAsync(
            new MailMessage("bob@example.org", "s", "b"), TestContext.Current.CancellationToken));
        File.Delete(file);
    }
}
