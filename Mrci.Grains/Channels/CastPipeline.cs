using Microsoft.Extensions.Logging;
using Orleans.Streams;

namespace Mrci.Grains.Channels;

/// <summary>
/// The way of casts through their owner, in rounds: number, keep in a second process, remember, publish, acknowledge. What comes while a round is
/// under way goes together in the next one. Runs on the scheduler of its grain.
/// </summary>
internal sealed class CastPipeline(
    SubChannelRef subChannel,
    CastLog log,
    CastMirrors mirrors,
    IAsyncStream<CastEvent> stream,
    Func<CastRequest, CastStatus> check,
    Action giveUp,
    TimeProvider time,
    ILogger logger)
{
    private const int MostInRound = 256;
    private const int MostBytesInRound = 1024 * 1024;

    // Milliseconds when all is well; a front end looks for what it has missed within a second or two.
    private static readonly TimeSpan PublishLimit = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromMilliseconds(20),
        TimeSpan.FromMilliseconds(100),
        TimeSpan.FromMilliseconds(400),
    ];

    private readonly Queue<PendingCast> _waiting = new();
    private readonly List<(PendingCast Cast, CastStatus Status)> _answers = [];
    private readonly List<CastEvent> _casts = [];
    private Task _round = Task.CompletedTask;
    private bool _isRunning;
    private bool _isVerificationDue;
    private Exception? _failure;

    /// <summary>Casts; ends when it is known what became of it.</summary>
    public Task<CastStatus> SendAsync(CastRequest request)
    {
        if (_failure is not null)
            return Task.FromException<CastStatus>(_failure);
        var pending = new PendingCast(request);
        _waiting.Enqueue(pending);
        if (!_isRunning)
            _ = RunAsync();
        return pending.Task;
    }

    /// <summary>Makes sure behind the caller's back that the mirror is still there.</summary>
    public void Verify()
    {
        _isVerificationDue = true;
        if (!_isRunning && _failure is null)
            _ = RunAsync();
    }

    /// <summary>Ends when no cast is under way that was checked before.</summary>
    public Task SettleAsync() => _round;

    private async Task RunAsync()
    {
        _isRunning = true;
        while ((_waiting.Count > 0 || _isVerificationDue) && _failure is null)
        {
            _round = RunRoundAsync();
            await _round;
        }

        _isRunning = false;
    }

    private async Task RunRoundAsync()
    {
        try
        {
            Number();
            if (_casts.Count > 0 || _isVerificationDue)
            {
                _isVerificationDue = false;
                await mirrors.StoreAsync(log, _casts);
            }

            foreach (var cast in _casts)
                log.Add(cast);
            if (_casts.Count > 0)
                await PublishAsync();
            foreach (var (cast, status) in _answers)
                cast.SetResult(status);
        }
        catch (Exception exception)
        {
            Fail(exception);
        }

        _answers.Clear();
        _casts.Clear();
    }

    private void Number()
    {
        var next = log.Last;
        var room = MostBytesInRound;
        while (_answers.Count < MostInRound && room > 0 && _waiting.TryDequeue(out var pending))
        {
            var request = pending.Request;
            var status = check(request);
            _answers.Add((pending, status));
            if (status != CastStatus.Accepted || !log.Mark(request.Source, request.SourceSequence))
                continue;
            _casts.Add(new CastEvent(
                subChannel, ++next, request.Source, request.SourceSequence, request.Kind, request.Type, request.Payload, request.List, log.Epoch));
            room -= request.Payload.Length;
        }
    }

    // The stream is a hint: what it does not take the front ends find in the log. So a stream that stands still holds up nobody for long, and what
    // it takes all the same in the end comes late, which the front ends put in order.
    private async Task PublishAsync()
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                await (_casts is [var only] ? stream.OnNextAsync(only) : stream.OnNextBatchAsync([.. _casts])).WaitAsync(PublishLimit, time);
                return;
            }
            catch (Exception exception) when (failures < Delays.Length && exception is not TimeoutException)
            {
                CastOwnerLog.PublishFailed(logger, exception, subChannel);
                await Task.Delay(Delays[failures], time);
            }
            catch (Exception exception)
            {
                CastOwnerLog.NotPublished(logger, exception, subChannel);
                return;
            }
        }
    }

    // Nobody knows how far the mirror has come, so the numbers of this round must not be used again here: the next owner asks.
    private void Fail(Exception exception)
    {
        _failure = exception;
        CastOwnerLog.OwnerFailed(logger, exception, subChannel);
        foreach (var (cast, _) in _answers)
            cast.TrySetException(exception);
        while (_waiting.TryDequeue(out var pending))
            pending.SetException(exception);
        giveUp();
    }
}
