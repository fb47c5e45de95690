using Mrci.Commands.Tests.Harness;
using Mrci.Grains.Events;
using Mrci.Grains.Users;

namespace Mrci.Commands.Tests.Accounts;

/// <summary><c>verify_email</c> (C-verify_email.1 to C-verify_email.3).</summary>
public sealed class VerifyEmailTests
{
    private static readonly string[] Asked = ["344:PrivText"];
    private static readonly string[] AskedAgain = ["344:Err", "344:PrivText"];
    private static readonly string[] Ended = ["344:Err", "344:Idle"];

    [Fact]
    public async Task Code_from_the_mail_verifies_the_address()
    {
        // C-verify_email.2, P-7.23: MY_INFO, then IDLE
        await using var host = await MailHost.StartAsync();
        var session = await host.Host.ConnectAsync(host.Alice);

        (await session.SendAsync(MailHost.VerifyEmail, "")).Heads().ShouldBe(Asked);
        var mail = host.Mails.Sent.ShouldHaveSingleItem();
        (mail.To, mail.Subject).ShouldBe(("alice@example.org", "Email Verification")); // C-MAIL.3
        mail.Body.ShouldContain("alice");
        var code = RecordedMails.SecretOf(mail);
        code.ShouldMatch("^[0-9]{6}$"); // C-MAIL.6

        (await session.SendAsync(MailHost.VerifyEmail, code)).Heads().ShouldBe(["2:MyInfo", "344:Idle"]);
        (await host.ReadAsync()).EmailVerified.ShouldBeTrue();
        (await session.SendAsync(session.IdOf("is_email_verified"), "")).TextOf(288).ShouldBe("true\n");
    }

    [Fact]
    public async Task Five_wrong_answers_end_the_dialogue_and_its_code()
    {
        // C-verify_email.2, C-verify_email.3, B-17
        await using var host = await MailHost.StartAsync();
        var session = await host.Host.ConnectAsync(host.Alice);
        await session.SendAsync(MailHost.VerifyEmail, "");
        var code = RecordedMails.SecretOf(host.Mails.Sent[0]);

        for (var wrong = 1; wrong < 5; wrong++)
            (await session.SendAsync(MailHost.VerifyEmail, "wrong")).Heads().ShouldBe(AskedAgain);
        (await session.SendAsync(MailHost.VerifyEmail, "wrong")).Heads().ShouldBe(Ended);

        // The next frame is a new invocation with a code of its own.
        (await session.SendAsync(MailHost.VerifyEmail, code)).Heads().ShouldBe(Asked);
        host.Mails.Sent.Count.ShouldBe(2);
        (await host.ReadAsync()).EmailVerified.ShouldBeFalse();
    }

    [Fact]
    public async Task Code_expires_after_15_minutes()
    {
        // C-verify_email.2
        await using var host = await MailHost.StartAsync();
        var session = await host.Host.ConnectAsync(host.Alice);
        await session.SendAsync(MailHost.VerifyEmail, "");
        host.Clock.Shift(TimeSpan.FromMinutes(15));

        (await session.SendAsync(MailHost.VerifyEmail, RecordedMails.SecretOf(host.Mails.Sent[0]))).Heads().ShouldBe(Ended);
        (await host.ReadAsync()).EmailVerified.ShouldBeFalse();
    }

    [Fact]
    public async Task Code_does_not_verify_an_address_it_was_not_mailed_to()
    {
        // C-verify_email.3, B-17
        await using var host = await MailHost.StartAsync();
        var session = await host.Host.ConnectAsync(host.Alice);
        await session.SendAsync(MailHost.VerifyEmail, "");
        await host.Host.Grains.GetGrain<IUserGrain>(host.Alice.UserId).SetEmailAsync(Guid.NewGuid(), "other@example.org", EventOrigin.None);

        (await session.SendAsync(MailHost.VerifyEmail, RecordedMails.SecretOf(host.Mails.Sent[0]))).Heads().ShouldBe(Ended);
        (await host.ReadAsync()).EmailVerified.ShouldBeFalse();
    }

    [Fact]
    public async Task Empty_answer_cancels()
    {
        // C-GEN.5
        await using var host = await MailHost.StartAsync();
        var session = await host.Host.ConnectAsync(host.Alice);
        await session.SendAsync(MailHost.VerifyEmail, "");

        (await session.SendAsync(MailHost.VerifyEmail, "")).Heads().ShouldBe(["344:Idle"]);
    }

    [Fact]
    public async Task Mail_that_cannot_be_sent_and_a_missing_address_give_one_err()
    {
        // C-MAIL.5 IO, C-verify_email.1 ST
        await using var host = await MailHost.StartAsync();
        var session = await host.Host.ConnectAsync(host.Alice);
        host.Mails.Refuses = true;
        (await session.SendAsync(MailHost.VerifyEmail, "")).Heads().ShouldBe(Ended);

        var rootId = (await host.Host.Grains.GetGrain<Grains.Names.IUniqueNameGrain>(Grains.Names.NameKey.User("root")).ResolveAsync()).ShouldNotBeNull();
        var root = await host.Host.ConnectAsync(await host.Host.ReadAsync(rootId));
        (await root.SendAsync(MailHost.VerifyEmail, "")).Heads().ShouldBe(Ended);
    }
}
