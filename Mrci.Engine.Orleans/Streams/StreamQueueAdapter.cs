using Orleans;
using Orleans.Configuration;
using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streams;

namespace Mrci.Engine.Orleans.Streams;

/// <summary>Streams through queue grains that wake the agent which delivers (design.md section 4). The same on a silo and on a client.</summary>
internal sealed class StreamQueueAdapter : IQueueAdapterFactory, IQueueAdapter, IQueueAdapterCache
{
    private readonly IGrainFactory _grains;
    private readonly TimeProvider _time;
    private readonly HashRingBasedStreamQueueMapper _mapper;
    private readonly Dictionary<QueueId, IStreamQueueGrain> _queues = [];

    public StreamQueueAdapter(string name, HashRingStreamQueueMapperOptions queues, IGrainFactory grains, TimeProvider time)
    {
        Name = name;
        _grains = grains;
        _time = time;
        _mapper = new HashRingBasedStreamQueueMapper(queues, name);
        foreach (var queue in _mapper.GetAllQueues())
            _queues.Add(queue, grains.GetGrain<IStreamQueueGrain>(queue.ToString()));
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    /// <remarks>What has been delivered is gone; the owner of a stream keeps what may be asked for again.</remarks>
    public bool IsRewindable => false;

    /// <inheritdoc/>
    public StreamProviderDirection Direction => StreamProviderDirection.ReadWrite;

    /// <inheritdoc/>
    public Task<IQueueAdapter> CreateAdapter() => Task.FromResult<IQueueAdapter>(this);

    /// <inheritdoc/>
    public IQueueAdapterCache GetQueueAdapterCache() => this;

    /// <inheritdoc/>
    public IStreamQueueMapper GetStreamQueueMapper() => _mapper;

    /// <inheritdoc/>
    public Task<IStreamFailureHandler> GetDeliveryFailureHandler(QueueId queueId) =>
        Task.FromResult<IStreamFailureHandler>(new NoOpStreamDeliveryFailureHandler());

    /// <inheritdoc/>
    public IQueueCache CreateQueueCache(QueueId queueId) => new StreamQueueCache(_time);

    /// <inheritdoc/>
    public IQueueAdapterReceiver CreateReceiver(QueueId queueId) => new StreamQueueReceiver(_queues[queueId]);

    /// <inheritdoc/>
    public Task QueueMessageBatchAsync<T>(
        StreamId streamId, IEnumerable<T> events, StreamSequenceToken? token, Dictionary<string, object>? requestContext) =>
        EnqueueAsync(new StreamEvents(streamId, [.. events.Cast<object>()]));

    /// <summary>Hands events to the queue of their stream.</summary>
    public Task EnqueueAsync(StreamEvents events) => _queues[_mapper.GetQueueForStream(events.Stream)].EnqueueAsync(events);
}
