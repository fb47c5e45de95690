using Orleans;

namespace Mrci.Grains.Sessions;

/// <summary>A call belongs to another attachment of the session than the current one: the activation was lost, or the caller is late.</summary>
[GenerateSerializer, Alias("mrci.session-epoch-exception")]
public sealed class SessionEpochException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public SessionEpochException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public SessionEpochException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public SessionEpochException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
