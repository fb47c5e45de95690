namespace Mrci.Client;

/// <summary>The connection ended while somebody waited for it: a command without IDLE, a session without RDY, a write.</summary>
public sealed class MrciConnectionLostException : IOException
{
    /// <summary>Creates the exception; <paramref name="hostError"/> is the last error that the host sent outside any command.</summary>
    public MrciConnectionLostException(CloseReason reason, string? hostError = null, Exception? innerException = null)
        : base(Describe(reason, hostError), innerException)
    {
        Reason = reason;
        HostError = hostError;
    }

    /// <summary>Why the connection is over.</summary>
    public CloseReason Reason { get; }

    /// <summary>The last <c>2:ERR</c> or <c>3:ERR</c> text of the host, if there was one (P-7.2, P-7.3).</summary>
    public string? HostError { get; }

    private static string Describe(CloseReason reason, string? hostError)
    {
        var what = reason switch
        {
            CloseReason.Disposed => "This client has been closed.",
            CloseReason.HostClosed => "The host has closed the connection.",
            CloseReason.ProtocolError => "The host has sent what no host may send.",
            _ => "The connection to the host is broken.",
        };
        return hostError is null ? what : $"{what} Its last error was: {hostError.Trim()}";
    }
}
