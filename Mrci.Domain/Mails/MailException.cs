namespace Mrci.Domain.Mails;

/// <summary>A mail could not be sent (C-MAIL.5). The message is for the debug log and holds neither text nor secrets of the mail.</summary>
public sealed class MailException : Exception
{
    /// <summary>Says nothing about the reason.</summary>
    public MailException()
    {
    }

    /// <summary>Says why.</summary>
    /// <param name="message">The reason.</param>
    public MailException(string message)
        : base(message)
    {
    }

    /// <summary>Says why.</summary>
    /// <param name="message">The reason.</param>
    /// <param name="innerException">What had gone wrong.</param>
    public MailException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
