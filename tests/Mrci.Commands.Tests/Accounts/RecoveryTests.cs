using Mrci.Commands.Tests.Harness;
using Mrci.Domain.Logs;
using Mrci.Domain.Settings;
using Mrci.Grains.Users;
using NSubstitute;

namespace Mrci.Commands.Tests.Accounts;

/// <summary><c>request_pw_reset</c> and <c>recover_acct</c> (C-request_pw_reset.1 to .3, C-recover_acct.1 to .4).</summary>
public sealed class RecoveryTests
{
    private static readonly string[] Sent = ["320:Text", "320:Idle"];
    private static readonly string[] NotSent = ["320:Err", "320:Idle"];
    private static readonly string[] Asked = ["314:PrivText"];
    private static readonly string[] AskedAgain = ["314:Err", "314:PrivText"];
    private static readonly string[] Ended = ["314:Err", "314:Idle"];
    private static readonly string[] Done = ["314:Idle"];

    [Theory]
    [InlineData("-user Alice")]
    [InlineData("-email ALICE@example.org")]
    public async Task Mailed_password_sets_a_new_one(string who)
    {
        // C-request_pw_reset.2, C-recover_acct.2, C-recover_acct.3, B-18: silent, and neither logs in nor unlocks
        await using var host = await MailHost.StartAsync();
        var session = await host.Host.ConnectAsync();
        await host.Host.Grains.GetGrain<IUserGrain>(host.Alice.UserId).SetLockedAsync(Guid.NewGuid(), isLocked: true);

        (await session.SendAsync(MailHost.RequestPwReset, who)).Heads().ShouldBe(Sent);
        var mail = host.Mails.Sent.ShouldHaveSingleItem();
        (mail.To, mail.Subject).ShouldBe(("alice@example.org", "Password Reset"));

        (await session.SendAsync(MailHost.RecoverAcct, who)).Heads().ShouldBe(Asked);
        (await session.SendAsync(MailHost.RecoverAcct, "Wrong-Word-1")).Heads().ShouldBe(AskedAgain);
        (await session.SendAsync(MailHost.RecoverAcct, RecordedMails.SecretOf(mail))).Heads().ShouldBe(Asked);
        (await session.SendAsync(MailHost.RecoverAcct, "weak")).Heads().ShouldBe(AskedAgain);
        (await session.SendAsync(MailHost.RecoverAcct, MailHost.NewPassword)).Heads().ShouldBe(Done);

        (await host.HasPasswordAsync(MailHost.NewPassword)).ShouldBeTrue();
        (await host.ReadAsync()).Locked.ShouldBeTrue();
        // C-LOG.2: one row for the failure, one for the success
        host.Host.Logs.Received(1).Append(Arg.Is<AuthLogEntry>(row => row.RecoverAttempt && !row.AuthAttempt && !row.Accepted && row.CountToThreshold));
        host.Host.Logs.Received(1).Append(Arg.Is<AuthLogEntry>(row => row.RecoverAttempt && row.Accepted && !row.CountToThreshold));
        (await session.SendAsync(MailHost.RecoverAcct, who)).Heads().ShouldBe(Ended);
    }

    [Theory]
    [InlineData("")] // V(name D-201): missing
    [InlineData("-user x")]
    [InlineData("-email nobody@example.org")] // C-auth.1: an empty name
    [InlineData("-user nobody")] // NF
    [InlineData("-user root")] // ST(no address)
    public async Task Failing_check_gives_one_err(string who)
    {
        // C-request_pw_reset.1, C-recover_acct.1
        await using var host = await MailHost.StartAsync();
        var session = await host.Host.ConnectAsync();

        (await session.SendAsync(MailHost.RequestPwReset, who)).Heads().ShouldBe(NotSent);
        (await session.SendAsync(MailHost.RecoverAcct, who)).Heads().ShouldBe(Ended);
        host.Mails.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Recovery_without_a_request_or_after_an_hour_gives_one_err()
    {
        // C-recover_acct.1: ST(no recovery password), ST(expired, 1 h)
        await using var host = await MailHost.StartAsync();
        var session = await host.Host.ConnectAsync();
        (await session.SendAsync(MailHost.RecoverAcct, "-user alice")).Heads().ShouldBe(Ended);

        await session.SendAsync(MailHost.RequestPwReset, "-user alice");
        host.Clock.Shift(TimeSpan.FromHours(1));
        (await session.SendAsync(MailHost.RecoverAcct, "-user alice")).Heads().ShouldBe(Ended);
    }

    [Fact]
    public async Task Mail_that_cannot_be_sent_gives_one_err_and_may_be_asked_for_again()
    {
        // C-MAIL.5: IO
        await using var host = await MailHost.StartAsync();
        var session = await host.Host.ConnectAsync();
        host.Mails.Refuses = true;
        (await session.SendAsync(MailHost.RequestPwReset, "-user alice")).Heads().ShouldBe(NotSent);
        host.Host.Logs.Received(1).Append(Arg.Is<DebugLogEntry>(row => !row.Text.Contains('@'))); // C-LOG.3
        (await session.SendAsync(MailHost.RecoverAcct, "-user alice")).Heads().ShouldBe(Ended);

        host.Mails.Refuses = false;
        (await session.SendAsync(MailHost.RequestPwReset, "-user alice")).Heads().ShouldBe(Sent);
    }

    [Fact]
    public async Task One_mail_a_minute_and_five_an_hour()
    {
        // C-request_pw_reset.2: further calls answer as if sent; the last password mailed is the one that counts
        await using var host = await MailHost.StartAsync();
        var session = await host.Host.ConnectAsync();
        for (var request = 1; request <= 8; request++)
        {
            (await session.SendAsync(MailHost.RequestPwReset, "-user alice")).Heads().ShouldBe(Sent);
            (await session.SendAsync(MailHost.RequestPwReset, "-user alice")).Heads().ShouldBe(Sent);
            host.Mails.Sent.Count.ShouldBe(Math.Min(request, 5));
            host.Clock.Shift(TimeSpan.FromSeconds(61));
        }

        await session.SendAsync(MailHost.RecoverAcct, "-user alice");
        (await session.SendAsync(MailHost.RecoverAcct, RecordedMails.SecretOf(host.Mails.Sent[3]))).Heads().ShouldBe(AskedAgain);
        (await session.SendAsync(MailHost.RecoverAcct, RecordedMails.SecretOf(host.Mails.Sent[4]))).Heads().ShouldBe(Asked);
        (await session.SendAsync(MailHost.RecoverAcct, "")).Heads().ShouldBe(Done);

        host.Clock.Shift(TimeSpan.FromHours(1));
        await session.SendAsync(MailHost.RequestPwReset, "-user alice");
        host.Mails.Sent.Count.ShouldBe(6);
    }

    [Fact]
    public async Task Too_many_wrong_temporary_passwords_void_it()
    {
        // C-recover_acct.2: autolock is 2 here, so the third failure ends it; the account itself is not locked
        await using var host = await MailHost.StartAsync(settings: HostSettings.Default with { AutoLockThreshold = 2 });
        var session = await host.Host.ConnectAsync();
        await session.SendAsync(MailHost.RequestPwReset, "-user alice");
        await session.SendAsync(MailHost.RecoverAcct, "-user alice");
        (await session.SendAsync(MailHost.RecoverAcct, "Wrong-Word-1")).Heads().ShouldBe(AskedAgain);
        (await session.SendAsync(MailHost.RecoverAcct, "short")).Heads().ShouldBe(AskedAgain);
        (await session.SendAsync(MailHost.RecoverAcct, "Wrong-Word-3")).Heads().ShouldBe(Ended);

        (await session.SendAsync(MailHost.RecoverAcct, "-user alice")).Heads().ShouldBe(Ended);
        (await host.ReadAsync()).Locked.ShouldBeFalse();
    }

    [Fact]
    public async Task Uniform_errors_do_not_tell_whether_there_is_an_account()
    {
        // C-request_pw_reset.3, C-recover_acct.4, B-37
        await using var host = await MailHost.StartAsync(isUniform: true, HostSettings.Default with { AutoLockThreshold = 2 });
        var session = await host.Host.ConnectAsync();
        foreach (var who in new[] { "-user nobody", "-email nobody@example.org", "-user root" })
        {
            (await session.SendAsync(MailHost.RequestPwReset, who)).Heads().ShouldBe(Sent);
            (await session.SendAsync(MailHost.RecoverAcct, who)).Heads().ShouldBe(Asked);
            (await session.SendAsync(MailHost.RecoverAcct, MailHost.NewPassword)).Heads().ShouldBe(AskedAgain);
            (await session.SendAsync(MailHost.RecoverAcct, MailHost.NewPassword)).Heads().ShouldBe(AskedAgain);
            (await session.SendAsync(MailHost.RecoverAcct, MailHost.NewPassword)).Heads().ShouldBe(Ended);
        }

        host.Mails.Sent.ShouldBeEmpty();
        (await session.SendAsync(MailHost.RequestPwReset, "-user x")).Heads().ShouldBe(NotSent);
        (await session.SendAsync(MailHost.RequestPwReset, "-user alice")).Heads().ShouldBe(Sent);
        var mail = await host.Mails.NthAsync(1);
        await session.SendAsync(MailHost.RecoverAcct, "-user alice");
        (await session.SendAsync(MailHost.RecoverAcct, RecordedMails.SecretOf(mail))).Heads().ShouldBe(Asked);
    }
}
