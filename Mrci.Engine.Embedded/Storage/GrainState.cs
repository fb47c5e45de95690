namespace Orleans;

/// <summary>A state with its ETag.</summary>
/// <typeparam name="T">Type of the state.</typeparam>
public sealed class GrainState<T> : IGrainState<T>
{
    /// <summary>No state yet.</summary>
    public GrainState()
    {
    }

    /// <summary>A state without an ETag.</summary>
    /// <param name="state">The state.</param>
    public GrainState(T? state)
        : this(state, null)
    {
    }

    /// <summary>A state with an ETag.</summary>
    /// <param name="state">The state.</param>
    /// <param name="eTag">The ETag.</param>
    public GrainState(T? state, string? eTag)
    {
        State = state;
        ETag = eTag;
    }

    /// <inheritdoc/>
    public T? State { get; set; }

    /// <inheritdoc/>
    public string? ETag { get; set; }

    /// <inheritdoc/>
    public bool RecordExists { get; set; }
}
