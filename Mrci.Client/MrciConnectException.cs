namespace Mrci.Client;

/// <summary>A connection could not be made.</summary>
public sealed class MrciConnectException : Exception
{
    /// <summary>Creates the exception.</summary>
    public MrciConnectException(ConnectFailure reason, string message, Exception? innerException = null)
        : base(message, innerException) => Reason = reason;

    /// <summary>What went wrong.</summary>
    public ConnectFailure Reason { get; }
}
