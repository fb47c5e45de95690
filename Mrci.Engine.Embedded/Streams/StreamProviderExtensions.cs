using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>Shorter ways to name a stream.</summary>
public static class StreamProviderExtensions
{
    /// <summary>The stream of a key without a namespace.</summary>
    /// <typeparam name="T">Type of the events.</typeparam>
    /// <param name="streamProvider">The provider.</param>
    /// <param name="id">The key.</param>
    /// <returns>The stream.</returns>
    public static IAsyncStream<T> GetStream<T>(this IStreamProvider streamProvider, string id)
        => streamProvider.GetStream<T>(StreamId.Create(null, id));

    /// <summary>The stream of a namespace and a key.</summary>
    /// <typeparam name="T">Type of the events.</typeparam>
    /// <param name="streamProvider">The provider.</param>
    /// <param name="ns">The namespace.</param>
    /// <param name="id">The key.</param>
    /// <returns>The stream.</returns>
    public static IAsyncStream<T> GetStream<T>(this IStreamProvider streamProvider, string ns, string id)
        => streamProvider.GetStream<T>(StreamId.Create(ns, id));

    /// <inheritdoc cref="GetStream{T}(IStreamProvider, string)"/>
    public static IAsyncStream<T> GetStream<T>(this IStreamProvider streamProvider, long id)
        => streamProvider.GetStream<T>(StreamId.Create(null, id));

    /// <inheritdoc cref="GetStream{T}(IStreamProvider, string, string)"/>
    public static IAsyncStream<T> GetStream<T>(this IStreamProvider streamProvider, string ns, long id)
        => streamProvider.GetStream<T>(StreamId.Create(ns, id));
}
