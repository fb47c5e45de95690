using Orleans;
using Orleans.Concurrency;
using Orleans.Placement;
using Orleans.Runtime;

namespace Mrci.Engine.Orleans.Streams;

/// <summary>
/// The queue. Re-entrant, because a poll waits in it while events come in. It lives where it is first asked for, which is normally the silo
/// whose agent receives from it.
/// </summary>
[Reentrant]
[PreferLocalPlacement]
internal sealed class StreamQueueGrain(TimeProvider time) : Grain, IStreamQueueGrain
{
    /// <summary>Batches that may wait; an agent that is alive takes them out within milliseconds, a new one within seconds.</summary>
    public const int Capacity = 65_536;

    // An idle receiver gets a sign of life between one and two of these: soon enough to look after its cache and to be stopped.
    private static readonly TimeSpan IdleAnswer = TimeSpan.FromSeconds(1);

    private readonly Queue<StreamBatch> _batches = new();
    private TaskCompletionSource? _waiting;
    private bool _isWaitingLong;
    private long _epoch;
    private long _sequence;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Places of a later life are above those of an earlier one, at ten million a second.
        _epoch = _sequence = time.GetUtcNow().UtcTicks;
        this.RegisterGrainTimer(AnswerIdle, new GrainTimerCreationOptions(IdleAnswer, IdleAnswer) { Interleave = true });
        return Task.CompletedTask;
    }

    public Task EnqueueAsync(StreamEvents events)
    {
        if (_batches.Count >= Capacity)
            throw new StreamQueueFullException(this.GetPrimaryKeyString(), _batches.Count);
        _batches.Enqueue(new StreamBatch(events, ++_sequence));
        EndWaiting();
        return Task.CompletedTask;
    }

    public async Task<StreamDelivery> PollAsync(StreamPoll poll)
    {
        EndWaiting();
        Confirm(poll);
        if (_batches.Count == 0)
        {
            var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting = waiting;
            _isWaitingLong = false;
            await waiting.Task;
        }

        return new StreamDelivery(_epoch, [.. _batches.Take(poll.Most)]);
    }

    public Task ReleaseAsync(StreamPoll last)
    {
        Confirm(last);
        EndWaiting();
        return Task.CompletedTask;
    }

    private void Confirm(StreamPoll poll)
    {
        if (poll.Epoch != _epoch)
            return;
        while (_batches.TryPeek(out var batch) && batch.Sequence <= poll.Confirmed)
            _batches.Dequeue();
    }

    private void EndWaiting()
    {
        _waiting?.SetResult();
        _waiting = null;
    }

    private Task AnswerIdle(CancellationToken cancellationToken)
    {
        if (_isWaitingLong)
            EndWaiting();
        _isWaitingLong = _waiting is not null;
        return Task.CompletedTask;
    }
}
