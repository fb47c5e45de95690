using Orleans.Runtime;

namespace Mrci.TcpFront.Hub;

/// <summary>Where the hub's streams come from.</summary>
internal interface IStreamSource
{
    /// <summary>Subscribes to one stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="onNext">Called for one item after the other, in the order of the publisher. Neither blocks nor throws.</param>
    /// <param name="onSkipped">Called when items were let out. Neither blocks nor throws.</param>
    /// <returns>The subscription; disposing it ends it.</returns>
    Task<IAsyncDisposable> SubscribeAsync<T>(StreamId stream, Action<T> onNext, Action onSkipped);
}
