using System.Collections.Concurrent;
using Mrci.Domain.Mails;

namespace Mrci.Commands.Tests.Harness;

/// <summary>Keeps the mails that the host sends, or refuses them.</summary>
public sealed class RecordedMails : IMailTransport
{
    private readonly ConcurrentQueue<MailMessage> _sent = new();

    /// <summary>Every mail is refused while this is set.</summary>
    public bool Refuses { get; set; }

    public IReadOnlyList<MailMessage> Sent => [.. _sent];

    public Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        if (Refuses)
            throw new MailException("The test refuses it.");
        _sent.Enqueue(message);
        return Task.CompletedTask;
    }

    /// <summary>Waits for the n-th mail, 1 for the first: some are sent while nobody waits.</summary>
    public async Task<MailMessage> NthAsync(int nth)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (_sent.Count < nth)
        {
            if (deadline.IsCancellationRequested)
                throw new TimeoutException($"Waited for mail {nth}; there are {_sent.Count}.");
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }

        return Sent[nth - 1];
    }

    /// <summary>The code or password of a mail with a default body: the line that stands alone after the colon.</summary>
    public static string SecretOf(MailMessage mail) =>
        mail.Body.Split('\n').Select(static line => line.TrimEnd('\r')).SkipWhile(static line => !line.EndsWith(':')).ElementAt(2);
}
