using Orleans;

namespace Mrci.Grains.Failures;

/// <summary>The activation that was called is no longer the owner of its grain: another one has taken over. The next call finds that one.</summary>
[GenerateSerializer, Alias("mrci.owner-replaced-exception")]
public sealed class OwnerReplacedException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public OwnerReplacedException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public OwnerReplacedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public OwnerReplacedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
