using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>Where streams come from.</summary>
public interface IStreamProvider
{
    /// <summary>Name of the provider.</summary>
    string Name { get; }

    /// <summary>Whether one can subscribe to the past. Never here.</summary>
    bool IsRewindable { get; }

    /// <summary>The stream of a name. Streams exist without being made.</summary>
    /// <typeparam name="T">Type of the events.</typeparam>
    /// <param name="streamId">Name of the stream.</param>
    /// <returns>The stream.</returns>
    IAsyncStream<T> GetStream<T>(StreamId streamId);
}
