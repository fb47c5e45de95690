using Mrci.Domain.Logs;
using Mrci.Domain.Mails;
using Orleans;
using Orleans.Concurrency;

namespace Mrci.Grains.Mails;

/// <summary>Sends mails (D-616).</summary>
/// <param name="transport">Gets them out of the host.</param>
/// <param name="logs">Told of failures.</param>
/// <param name="time">Runs the deadline.</param>
[StatelessWorker]
public sealed class MailWorkerGrain(IMailTransport transport, ILogStore logs, TimeProvider time) : Grain, IMailWorkerGrain
{
    // Shorter than the 30 s that the caller's call may take.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    /// <inheritdoc />
    public async Task<bool> SendAsync(string address, string subject, string body)
    {
        using var deadline = new CancellationTokenSource(Deadline, time);
        try
        {
            await transport.SendAsync(new MailMessage(address, subject, body), deadline.Token);
            return true;
        }
        catch (Exception exception) when (exception is MailException or OperationCanceledException)
        {
            logs.Append(new DebugLogEntry(time.GetUtcNow(), $"A mail could not be sent: {exception.Message}"));
            return false;
        }
    }

    /// <inheritdoc />
    public Task PostAsync(string address, string subject, string body) => SendAsync(address, subject, body);
}
