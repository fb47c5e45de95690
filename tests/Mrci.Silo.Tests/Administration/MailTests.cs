using Mrci.Client;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Administration;

/// <summary>Mails on their whole way through a host, to files in place of a mail server (C-MAIL.1 to C-MAIL.4).</summary>
public sealed class MailTests(MailTests.MailHost fixture) : IClassFixture<MailTests.MailHost>
{
    private const string NewPassword = "Brand-New-Word-9";

    [Fact]
    public async Task Temporary_password_comes_by_mail_and_sets_a_new_one_once()
    {
        // C-request_pw_reset.2, C-recover_acct.3, B-18
        var name = HostFixture.Name("alice");
        await fixture.Host.Root.AddAccountAsync(name);
        await using var client = await fixture.Host.ConnectAsync();

        await client.DoAsync($"request_pw_reset -user {name}");
        var secret = await fixture.SecretForAsync($"{name}@example.org", "Password Reset");
        (await RecoverAsync(client, name, "Wrong-Guess-12", secret, NewPassword)).Errors.Count.ShouldBe(1);

        await client.LoginAsync(name, NewPassword);
        await using var other = await fixture.Host.ConnectAsync();
        // Uniform answers: it asks, and no answer is right (C-recover_acct.4).
        (await RecoverAsync(other, name, secret)).Errors.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Code_comes_by_mail_and_verifies_the_address()
    {
        // C-verify_email.1, C-verify_email.2, C-MAIL.6
        var name = HostFixture.Name("bobby");
        await fixture.Host.Root.AddAccountAsync(name);
        await using var client = await fixture.Host.LoginAsync(name);
        (await client.DoAsync("is_email_verified")).Text.Trim().ShouldBe("false");

        var run = await client.StartAsync("verify_email");
        var result = await run.ConverseAsync(async (_, _) => await fixture.SecretForAsync($"{name}@example.org", "Email Verification"))
            .Within("the IDLE of verify_email");

        result.IsError.ShouldBeFalse(string.Concat(result.Errors));
        (await client.DoAsync("is_email_verified")).Text.Trim().ShouldBe("true");
    }

    private static Task<CommandResult> RecoverAsync(MrciClient client, string name, params string[] answers) =>
        client.RunAsync("recover_acct", $"-user {name}", answers).Within("the IDLE of recover_acct");

    /// <summary>A host that writes its mails to files.</summary>
    public sealed class MailHost : OwnHostFixture
    {
        private readonly DirectoryInfo _mails;

        public MailHost()
            : this(Directory.CreateTempSubdirectory("mrci-mails-"))
        {
        }

        private MailHost(DirectoryInfo mails)
            : base("--Mrci:Mail:Transport", "File", "--Mrci:Mail:Directory", mails.FullName) => _mails = mails;

        /// <summary>What a mail tells nobody else: the one word on a line of its own.</summary>
        public async Task<string> SecretForAsync(string address, string subject)
        {
            return await Find().Within($"the mail '{subject}' to {address}");

            async Task<string> Find()
            {
                using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
                while (true)
                {
                    foreach (var file in _mails.GetFiles("*.mail"))
                    {
                        var mail = await File.ReadAllTextAsync(file.FullName);
                        if (mail.StartsWith($"To: {address}\nSubject: {subject}\n\n", StringComparison.Ordinal))
                            return mail.Split('\n').Skip(3).Single(static line => line.Length > 0 && !line.Contains(' ', StringComparison.Ordinal));
                    }

                    await timer.WaitForNextTickAsync();
                }
            }
        }

        protected override ValueTask DisposeOwnAsync()
        {
            _mails.Delete(recursive: true);
            return base.DisposeOwnAsync();
        }
    }
}
