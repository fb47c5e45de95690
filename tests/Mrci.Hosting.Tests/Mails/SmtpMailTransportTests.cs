using System.Net;
using System.Net.Sockets;
using System.Text;
using Mrci.Domain.Mails;
using Mrci.Hosting.Mails;

namespace Mrci.Hosting.Tests.Mails;

/// <summary>C-MAIL.4, C-MAIL.5 with a mail server on a real socket.</summary>
public sealed class SmtpMailTransportTests
{
    private const string Body = "Grüße!\n.\nThe code is 012345.\n";

    [Fact]
    public async Task Mail_arrives_with_address_subject_and_text()
    {
        await using var sink = SmtpSink.Start();

        await TransportOf(sink).SendAsync(new MailMessage("bob@example.org", "Überraschung", Body), TestContext.Current.CancellationToken);

        sink.Commands.ShouldContain("MAIL FROM:<host@example.org>", StringComparer.Ordinal);
        sink.Commands.ShouldContain("RCPT TO:<bob@example.org>", StringComparer.Ordinal);
        var mail = sink.Mails.ShouldHaveSingleItem();
        mail.ShouldContain(Convert.ToBase64String(Encoding.UTF8.GetBytes("Überraschung")));
        var text = mail[(mail.IndexOf("\n\n", StringComparison.Ordinal) + 2)..].Replace("\n", "", StringComparison.Ordinal);
        Encoding.UTF8.GetString(Convert.FromBase64String(text)).ShouldBe(Body.ReplaceLineEndings("\r\n"));
    }

    [Theory]
    [InlineData("MAIL")]
    [InlineData("RCPT")]
    [InlineData("DATA")]
    public async Task Refusal_of_the_server_is_told(string verb)
    {
        // C-MAIL.5: IO to the caller; C-LOG.3: neither address nor text in what is logged
        await using var sink = SmtpSink.Start(verb);

        var failure = await Should.ThrowAsync<MailException>(() => SendAsync(sink, "bob@example.org"));

        failure.ToString().ShouldNotContain("012345");
        failure.Message.ShouldNotContain("bob");
        sink.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task Server_without_encryption_is_refused_where_it_is_demanded()
    {
        await using var sink = SmtpSink.Start();
        var transport = new SmtpMailTransport(OptionsOf(sink.Port, startTls: true));

        await Should.ThrowAsync<MailException>(() => transport.SendAsync(
            new MailMessage("bob@example.org", "s", Body), TestContext.Current.CancellationToken));

        sink.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task Absent_server_is_told()
    {
        using var probe = new Socket(SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var transport = new SmtpMailTransport(OptionsOf(((IPEndPoint)probe.LocalEndPoint!).Port, startTls: false));

        await Should.ThrowAsync<MailException>(() => transport.SendAsync(
            new MailMessage("bob@example.org", "s", Body), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("bob@example.org\r\nRCPT TO:<eve@example.org>", "s")]
    [InlineData("bob@example.org", "s\r\nBcc: eve@example.org")]
    public async Task Line_breaks_never_become_commands_or_headers(string to, string subject)
    {
        // B-34 in the manner of SMTP
        await using var sink = SmtpSink.Start();

        await Should.ThrowAsync<MailException>(() => TransportOf(sink).SendAsync(
            new MailMessage(to, subject, Body), TestContext.Current.CancellationToken));

        sink.Commands.ShouldNotContain(command => command.Contains("eve", StringComparison.Ordinal));
        sink.Mails.ShouldBeEmpty();
    }

    private static Task SendAsync(SmtpSink sink, string to) =>
        TransportOf(sink).SendAsync(new MailMessage(to, "s", Body), TestContext.Current.CancellationToken);

    private static SmtpMailTransport TransportOf(SmtpSink sink) => new(OptionsOf(sink.Port, startTls: false));

    private static MailOptions OptionsOf(int port, bool startTls) =>
        new() { SmtpHost = "127.0.0.1", SmtpPort = port, SmtpStartTls = startTls, From = "host@example.org" };
}
