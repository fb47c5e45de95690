using Mrci.Grains.Channels;
using Mrci.Grains.Events;
using Mrci.Grains.Streams;
using Mrci.Protocol.Frames;

namespace Mrci.TcpFront.Hub;

/// <summary>
/// The casts of one sub-channel (P-7.5, P-7.22). The frame is encoded once for all local sessions. The stream is the fast hint; what it has lost
/// the owner is asked for: when a number is missing, after a change of the cluster, and every few seconds.
/// </summary>
internal sealed class CastRoute : Route<CastEvent>
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan MostPause = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan[] BeginDelays =
    [
        TimeSpan.FromMilliseconds(100),
        TimeSpan.FromMilliseconds(300),
        TimeSpan.FromMilliseconds(700),
        TimeSpan.FromMilliseconds(1500),
    ];

    private readonly Lock _gate = new();
    private readonly SubChannelRef _subChannel;
    private readonly CastWatch _watch;
    private readonly CastSequence _sequence;
    private readonly CastSchedule _schedule;
    private bool _isAsking;
    private int _failures;

    public CastRoute(SubChannelRef subChannel, IStreamSource source, CastWatch watch)
        : base(StreamNames.Of(subChannel), source)
    {
        _subChannel = subChannel;
        _watch = watch;
        _sequence = new CastSequence(Deliver);
        _schedule = new CastSchedule(watch.Time);
    }

    /// <summary>Asks the owner if it is time to. Called every fraction of a second.</summary>
    /// <param name="isClusterChanged">The cluster has changed since the last call.</param>
    public void Look(bool isClusterChanged)
    {
        var ask = false;
        lock (_gate)
        {
            if (_schedule.IsDue(isClusterChanged, _sequence.IsBehind) && !_isAsking)
                ask = _isAsking = true;
        }

        if (ask)
            _ = AskAsync();
    }

    protected override void OnNext(CastEvent item)
    {
        var ask = false;
        lock (_gate)
        {
            _schedule.Traffic();
            if (_sequence.Add(item) && !_isAsking && _failures == 0)
                ask = _isAsking = true;
        }

        if (ask)
            _ = AskAsync();
    }

    /// <summary>The stream has let something out, and says so.</summary>
    protected override void OnSkipped()
    {
        lock (_gate)
            _schedule.Hurry(TimeSpan.Zero);
    }

    protected override async Task BeginAsync()
    {
        var head = await ReadHeadAsync();
        bool isBehind;
        lock (_gate)
        {
            _isAsking = isBehind = _sequence.Begin(head.Epoch, head.Head);
        }

        _watch.Add(this);
        if (isBehind)
            _ = AskAsync();
    }

    protected override void End() => _watch.Remove(this);

    private async Task<CastReplay> ReadHeadAsync()
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                return await ReadAsync(0, 0);
            }
            catch (Exception exception) when (failures < BeginDelays.Length)
            {
                _watch.AskingFailed(_subChannel, exception);
                await Task.Delay(BeginDelays[failures], _watch.Time);
            }
        }
    }

    private Task<CastReplay> ReadAsync(long epoch, long after) =>
        _watch.Owners.ReadAsync(_subChannel, epoch, after).WaitAsync(AnswerLimit, _watch.Time);

    private async Task AskAsync()
    {
        // The stream of the caller must not wait, whatever the grain does before its first await.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        bool again;
        do
        {
            try
            {
                var (epoch, after) = Position();
                again = Take(await ReadAsync(epoch, after));
            }
            catch (Exception exception)
            {
                _watch.AskingFailed(_subChannel, exception);
                again = false;
                lock (_gate)
                {
                    _failures++;
                    _schedule.Hurry(Pause(_failures));
                    _isAsking = false;
                }
            }
        }
        while (again);
    }

    private (long Epoch, long After) Position()
    {
        lock (_gate)
            return (_sequence.Epoch, _sequence.Last);
    }

    private bool Take(CastReplay replay)
    {
        long told;
        long missed;
        bool isBehind;
        lock (_gate)
        {
            var (epoch, last) = (_sequence.Epoch, _sequence.Last);
            (told, missed) = (_sequence.Told, _sequence.Missed);
            isBehind = _sequence.Add(replay, _schedule.IsSilent);
            (told, missed) = (_sequence.Told - told, _sequence.Missed - missed);
            _failures = 0;
            var hasMoved = epoch != _sequence.Epoch || last != _sequence.Last;
            if (hasMoved)
                _schedule.Told();

            // The stream may stand still while the owner goes on; or the owner does not know yet what the stream has brought.
            if (told > 0 || (isBehind && !hasMoved))
                _schedule.Hurry(Pause(1));
            isBehind &= hasMoved;
            _isAsking = isBehind;
        }

        if (told > 0)
            _watch.Metrics.CastsCaughtUp(told);
        if (missed > 0)
            _watch.Missed(_subChannel, missed);
        return isBehind;
    }

    private static TimeSpan Pause(int failures)
    {
        var pause = TimeSpan.FromMilliseconds(250 << Math.Min(failures - 1, 5));
        return pause < MostPause ? pause : MostPause;
    }

    private void Deliver(CastEvent item)
    {
        // A private type must never reach a client (P-2.7).
        if (FrameTypes.IsPrivate((FrameType)item.Type))
        {
            if (item is { Kind: CastKind.Limited, Type: (byte)FrameType.PingPeers })
                Ping(item);
            return;
        }

        byte[]? frame = null;
        var recipients = 0;
        foreach (var member in Members)
        {
            if (!member.View.Takes(item) || string.Equals(member.SessionId, item.Source, StringComparison.Ordinal))
                continue;
            frame ??= FrameWriter.ToArray((FrameType)item.Type, (ushort)item.Kind, item.Payload);
            member.Target.Deliver(frame);
            recipients++;
        }

        if (recipients > 0)
            _watch.Metrics.CastDelivered(recipients);
    }

    // The session answers before its client sees the ping (P-7.22).
    private void Ping(CastEvent item)
    {
        PeerPing? ping = null;
        foreach (var member in Members)
        {
            if (member.View.Takes(item) && !string.Equals(member.SessionId, item.Source, StringComparison.Ordinal))
                member.Target.Notify(ping ??= new PeerPing(new EventOrigin(item.Source, item.SourceSequence), item.Payload));
        }
    }
}
