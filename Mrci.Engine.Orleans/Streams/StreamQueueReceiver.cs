using Orleans.Streams;

namespace Mrci.Engine.Orleans.Streams;

/// <summary>Receives from one queue for the agent that delivers: a poll is always under way, so that the queue wakes the agent.</summary>
internal sealed class StreamQueueReceiver(IStreamQueueGrain queue) : IQueueAdapterReceiver
{
    private Task<StreamDelivery>? _poll;
    private StreamPoll _next;

    /// <inheritdoc/>
    public Task Initialize(TimeSpan timeout) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount) => GetQueueMessagesAsync(maxCount, CancellationToken.None);

    /// <inheritdoc/>
    public async Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount, CancellationToken cancellationToken)
    {
        _next = _next with { Most = maxCount };
        _poll ??= queue.PollAsync(_next);
        await ((Task)_poll).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        // The agent stops. What the queue answers from here on is confirmed by nobody, so the next agent gets it.
        if (!_poll.IsCompleted)
            return [];

        var answer = _poll;
        _poll = null;
        var delivery = await answer;
        if (delivery.Batches.Length > 0)
            _next = _next with { Epoch = delivery.Epoch, Confirmed = delivery.Batches[^1].Sequence };
        return delivery.Batches;
    }

    /// <inheritdoc/>
    public Task MessagesDeliveredAsync(IList<IBatchContainer> messages) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task MessagesDeliveredAsync(IList<IBatchContainer> messages, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task Shutdown(TimeSpan timeout) => queue.ReleaseAsync(_next).WaitAsync(timeout);
}
