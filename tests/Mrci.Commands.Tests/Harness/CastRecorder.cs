using System.Threading.Channels;
using Mrci.Grains.Channels;
using Orleans.Streams;

namespace Mrci.Commands.Tests.Harness;

/// <summary>What arrives on the stream of a sub-channel.</summary>
public sealed class CastRecorder : IAsyncObserver<CastEvent>
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly Channel<CastEvent> _casts = Channel.CreateUnbounded<CastEvent>();

    /// <summary>Takes the next cast, with a deadline.</summary>
    public Task<CastEvent> NextAsync() => _casts.Reader.ReadAsync().AsTask().WaitAsync(Deadline);

    public Task OnNextAsync(CastEvent item, StreamSequenceToken? token = null) => _casts.Writer.WriteAsync(item).AsTask();

    public Task OnCompletedAsync() => Task.CompletedTask;

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}
