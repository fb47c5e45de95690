namespace Orleans;

/// <summary>A state with its ETag, as storage sees it.</summary>
/// <typeparam name="T">Type of the state.</typeparam>
public interface IGrainState<T>
{
    /// <summary>The state.</summary>
    T? State { get; set; }

    /// <summary>Version of the stored record last seen; <see langword="null"/> if there was none.</summary>
    string? ETag { get; set; }

    /// <summary>Whether there is a stored record.</summary>
    bool RecordExists { get; set; }
}
