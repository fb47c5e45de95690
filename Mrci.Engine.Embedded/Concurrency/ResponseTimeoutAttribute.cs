namespace Orleans;

/// <summary>How long a caller of a grain method waits for the answer, in place of the engine's time-out.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ResponseTimeoutAttribute : Attribute
{
    /// <summary>Sets the time.</summary>
    /// <param name="timeout">Hours, minutes, seconds: <c>00:02:00</c>.</param>
    public ResponseTimeoutAttribute(string timeout) => Timeout = TimeSpan.Parse(timeout);

    /// <summary>The time.</summary>
    public TimeSpan? Timeout { get; init; }
}
