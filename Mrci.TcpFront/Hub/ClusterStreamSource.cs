using Mrci.Grains.Streams;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;

namespace Mrci.TcpFront.Hub;

/// <summary>The streams of the engine.</summary>
internal sealed class ClusterStreamSource(IClusterClient client) : IStreamSource
{
    /// <inheritdoc/>
    public async Task<IAsyncDisposable> SubscribeAsync<T>(StreamId stream, Action<T> onNext, Action onSkipped)
    {
        var handle = await client.GetStreamProvider(StreamNames.Provider).GetStream<T>(stream).SubscribeAsync(
            (item, _) =>
            {
                onNext(item);
                return Task.CompletedTask;
            },
            _ =>
            {
                onSkipped();
                return Task.CompletedTask;
            });
        return new Subscription<T>(handle);
    }

    private sealed class Subscription<T>(StreamSubscriptionHandle<T> handle) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => new(handle.UnsubscribeAsync());
    }
}
