namespace Mrci.Storage;

/// <summary>The store cannot be opened or used. <see cref="Exception.Message"/> is written for the operator: what, where, what to do.</summary>
public sealed class StoreException : Exception
{
    /// <summary>An exception without a message of its own.</summary>
    public StoreException()
    {
    }

    /// <summary>An exception of kind <see cref="StoreFailure.Unavailable"/>.</summary>
    /// <param name="message">Text for the operator.</param>
    public StoreException(string message)
        : base(message)
    {
    }

    /// <summary>An exception of kind <see cref="StoreFailure.Unavailable"/>.</summary>
    /// <param name="message">Text for the operator.</param>
    /// <param name="innerException">What caused it.</param>
    public StoreException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An exception with its kind.</summary>
    /// <param name="failure">The kind.</param>
    /// <param name="message">Text for the operator.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    public StoreException(StoreFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>Why the store cannot be used.</summary>
    public StoreFailure Failure { get; }
}
