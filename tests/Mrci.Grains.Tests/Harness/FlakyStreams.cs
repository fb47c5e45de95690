using System.Reflection;
using Orleans.Runtime;
using Orleans.Streams;

namespace Mrci.Grains.Tests.Harness;

/// <summary>Streams that refuse events for a while.</summary>
internal sealed class FlakyStreams(IStreamProvider inner) : IStreamProvider
{
    private int _refusals;

    public string Name => inner.Name;

    public bool IsRewindable => inner.IsRewindable;

    /// <summary>Refuses the next publications.</summary>
    public void Refuse(int publications) => Volatile.Write(ref _refusals, publications);

    public IAsyncStream<T> GetStream<T>(StreamId streamId)
    {
        var stream = DispatchProxy.Create<IAsyncStream<T>, FlakyStream>();
        ((FlakyStream)(object)stream).Surround(inner.GetStream<T>(streamId), ThrowIfRefused);
        return stream;
    }

    private void ThrowIfRefused()
    {
        if (Interlocked.Decrement(ref _refusals) >= 0)
            throw new IOException("The stream takes nothing.");
    }
}
