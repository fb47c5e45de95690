using Mrci.Domain.Mails;

namespace Mrci.Hosting.Mails;

/// <summary>Writes one file for each mail: <c>To</c>, <c>Subject</c>, an empty line, the text; UTF-8 (C-MAIL.4).</summary>
/// <param name="directory">Where to; made when it is not there.</param>
/// <param name="time">The names of the files begin with the time, so that they sort by it.</param>
public sealed class FileMailTransport(string directory, TimeProvider time) : IMailTransport
{
    /// <inheritdoc/>
    public async Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        try
        {
            Directory.CreateDirectory(directory);
            var name = Path.Combine(directory, $"{time.GetUtcNow():yyyyMMdd-HHmmss-fffffff}-{Guid.NewGuid():n}");
            // Under its final name a mail is whole.
            await File.WriteAllTextAsync($"{name}.part", $"To: {message.To}\nSubject: {message.Subject}\n\n{message.Body}", cancellationToken);
            File.Move($"{name}.part", $"{name}.mail");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new MailException("The file of a mail could not be written.", failure);
        }
    }
}
