using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>A stream, seen without its type.</summary>
public interface IAsyncStream
{
    /// <summary>Whether one can subscribe to the past. Never here.</summary>
    bool IsRewindable { get; }

    /// <summary>Name of the provider.</summary>
    string ProviderName { get; }

    /// <summary>Name of the stream.</summary>
    StreamId StreamId { get; }
}
