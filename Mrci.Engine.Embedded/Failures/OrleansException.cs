namespace Orleans.Runtime;

/// <summary>Base of the exceptions of the engine.</summary>
public class OrleansException : Exception
{
    /// <summary>An unexpected error.</summary>
    public OrleansException()
        : base("Unexpected error.")
    {
    }

    /// <summary>An error with a message.</summary>
    /// <param name="message">The message.</param>
    public OrleansException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a message and a cause.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public OrleansException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
