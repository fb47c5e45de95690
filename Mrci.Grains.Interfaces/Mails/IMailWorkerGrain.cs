using Orleans;
using Orleans.Concurrency;

namespace Mrci.Grains.Mails;

/// <summary>Sends mails off everybody's turn (D-616). Key: 0.</summary>
[Alias("mrci.IMailWorkerGrain")]
public interface IMailWorkerGrain : IGrainWithIntegerKey
{
    /// <summary>Sends a mail.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="subject">Its subject.</param>
    /// <param name="body">Its text with all placeholders filled.</param>
    /// <returns>False when it could not be sent; the reason is in the debug log (C-MAIL.5, C-LOG.3).</returns>
    [Alias("Send")]
    Task<bool> SendAsync(string address, string subject, string body);

    /// <summary>As <see cref="SendAsync"/>, for who must not wait: how long it takes would tell that there is an account (C-request_pw_reset.3).</summary>
    [OneWay, Alias("Post")]
    Task PostAsync(string address, string subject, string body);
}
