using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>The stored state has another ETag than the one the grain last saw. Leaving a grain call, it deactivates the grain.</summary>
public class InconsistentStateException : OrleansException
{
    /// <summary>Without details.</summary>
    public InconsistentStateException()
    {
    }

    /// <summary>With a message.</summary>
    /// <param name="message">The message.</param>
    public InconsistentStateException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public InconsistentStateException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With both ETags.</summary>
    /// <param name="errorMsg">The message.</param>
    /// <param name="storedEtag">What is stored.</param>
    /// <param name="currentEtag">What the grain last saw.</param>
    /// <param name="storageException">The cause.</param>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException)
        : base(errorMsg, storageException)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    /// <summary>With both ETags.</summary>
    /// <param name="errorMsg">The message.</param>
    /// <param name="storedEtag">What is stored.</param>
    /// <param name="currentEtag">What the grain last saw.</param>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : this(errorMsg, storedEtag, currentEtag, null)
    {
    }

    /// <summary>With both ETags and the message of the cause.</summary>
    /// <param name="storedEtag">What is stored.</param>
    /// <param name="currentEtag">What the grain last saw.</param>
    /// <param name="storageException">The cause.</param>
    public InconsistentStateException(string? storedEtag, string? currentEtag, Exception storageException)
        : this(storageException.Message, storedEtag, currentEtag, storageException)
    {
    }

    /// <summary>What is stored.</summary>
    public string? StoredEtag { get; }

    /// <summary>What the grain last saw.</summary>
    public string? CurrentEtag { get; }

    // Cleared by the activation it deactivates, so that passing through its callers deactivates none of them.
    internal bool IsSourceActivation { get; set; } = true;

    /// <inheritdoc/>
    public override string ToString()
        => $"InconsistentStateException: {Message} Expected Etag={StoredEtag} Received Etag={CurrentEtag} {InnerException}";
}
