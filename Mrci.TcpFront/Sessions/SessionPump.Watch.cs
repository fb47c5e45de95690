using Mrci.Grains.Failures;
using Mrci.Grains.Sessions;

namespace Mrci.TcpFront.Sessions;

/// <summary>
/// Notices a call that nobody carries out any more (P-10.20): a request or a reply that was on its way through a process that died is answered by
/// nobody, and the time limit of calls is too long for a client that waits.
/// </summary>
internal sealed partial class SessionPump
{
    // A reply may overtake the answer to the question, so one answer is not enough.
    private const int MostIdleAnswers = 2;

    // Most calls take milliseconds; those that take longer are asked after once a second.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(2);

    private TaskCompletionSource<SessionReply> _lost = NewLoss();
    private long _callStarted;
    private int _call;
    private int _asking;
    private int _idleCall;
    private int _idleAnswers;

    /// <summary>Asks the grain about the call that runs, if it has for long.</summary>
    public void Watch()
    {
        var started = Volatile.Read(ref _callStarted);
        if (started == 0 || _time.GetElapsedTime(started) < Patience || Interlocked.Exchange(ref _asking, 1) != 0)
            return;
        _ = AskAsync(Volatile.Read(ref _call));
    }

    private Task<SessionReply> WatchedAsync(Task<SessionReply> call) => call.IsCompleted ? call : WatchAsync(call);

    private async Task<SessionReply> WatchAsync(Task<SessionReply> call)
    {
        if (_lost.Task.IsCompleted)
            _lost = NewLoss();
        var number = Interlocked.Increment(ref _call);
        Volatile.Write(ref _callStarted, _time.GetTimestamp());
        try
        {
            return await await Task.WhenAny(call, _lost.Task);
        }
        finally
        {
            // Of an attachment that was given up, the next one may be under way.
            if (Volatile.Read(ref _call) == number)
                Volatile.Write(ref _callStarted, 0);
        }
    }

    private async Task AskAsync(int call)
    {
        try
        {
            if (await _grain.IsWorkingAsync(Epoch).WaitAsync(AnswerLimit, _time))
                _idleAnswers = 0;
            else if (_idleCall != call)
                (_idleCall, _idleAnswers) = (call, 1);
            else if (++_idleAnswers >= MostIdleAnswers && Volatile.Read(ref _call) == call && Volatile.Read(ref _callStarted) != 0)
                _lost.TrySetException(new TimeoutException("The session does not work on the call, and there is no reply."));
        }
        catch (Exception e) when (CallFailures.IsTransient(e))
        {
            // Nobody knows; it is asked again as long as the call lasts.
        }
        finally
        {
            Volatile.Write(ref _asking, 0);
        }
    }

    private static TaskCompletionSource<SessionReply> NewLoss() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
