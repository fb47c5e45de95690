using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Mrci.Engine.Orleans.Clustering;

/// <summary>
/// A silo that stood still, because its process or its machine was stopped, may have been declared dead meanwhile: its grains live elsewhere, and clients
/// have been told that what it was doing is lost. So after each standstill its calls wait until it has read in the table of members that it is one still; if
/// it is not, they wait until the process ends (P-10.20, ADR 0027).
/// </summary>
/// <remarks>
/// A thread of its own beats several times a second; a beat that comes late, or a call that finds the last one too long ago, is a standstill. The
/// limit is half of what others need at least to declare a silo dead.
/// </remarks>
internal sealed partial class MembershipGuard(
    IServiceProvider services, ILocalSiloDetails self, IOptions<ClusterMembershipOptions> membership, TimeProvider time, ILogger<MembershipGuard> logger)
    : IOutgoingGrainCallFilter, ILifecycleParticipant<ISiloLifecycle>
{
    private const int BeatsPerLimit = 5;
    private static readonly TimeSpan BetweenReadings = TimeSpan.FromMilliseconds(200);

    private readonly TimeSpan _limit = membership.Value.ProbeTimeout * membership.Value.NumMissedProbesLimit / 2;
    private readonly Lock _gate = new();
    private long _lastBeat;
    private int _standstills;
    private volatile bool _isBeating;
    private volatile Task _confirmation = Task.CompletedTask;

    /// <inheritdoc/>
    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (!_isBeating)
            return context.Invoke();
        if (time.GetElapsedTime(Volatile.Read(ref _lastBeat)) > _limit)
            Beat();
        var confirmation = _confirmation;
        return confirmation.IsCompleted || !IsOurs(context) ? context.Invoke() : InvokeLaterAsync(context, confirmation);
    }

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(MembershipGuard), ServiceLifecycleStage.Active, OnStart, OnStop);

    /// <summary>Takes note that the process runs, and of a standstill if the last note is too old.</summary>
    internal void Beat()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var pause = time.GetElapsedTime(_lastBeat, now);
            // Seen together: whoever finds the beat fresh finds the confirmation that is to be waited for.
            if (pause > _limit)
            {
                _standstills++;
                LogStandstill(pause.TotalMilliseconds);
                if (_confirmation.IsCompleted)
                    _confirmation = Task.Run(ConfirmAsync);
            }

            Volatile.Write(ref _lastBeat, now);
        }
    }

    /// <summary>Begins to take note of standstills.</summary>
    internal void Start()
    {
        Volatile.Write(ref _lastBeat, time.GetTimestamp());
        _isBeating = true;
    }

    // What Orleans itself has to say, such as that another silo does not answer, must not depend on the store.
    private static bool IsOurs(IOutgoingGrainCallContext context) =>
        context.InterfaceMethod?.DeclaringType?.Namespace?.StartsWith("Mrci.", StringComparison.Ordinal) == true;

    private static async Task InvokeLaterAsync(IOutgoingGrainCallContext context, Task confirmation)
    {
        await confirmation;
        await context.Invoke();
    }

    private async Task ConfirmAsync()
    {
        // Asked for here, because what knows the members makes calls itself.
        var members = services.GetRequiredService<IClusterMembershipService>();
        while (true)
        {
            var standstills = Volatile.Read(ref _standstills);
            try
            {
                await members.Refresh();
                if (members.CurrentSnapshot.GetSiloStatus(self.SiloAddress) == SiloStatus.Dead)
                {
                    LogDead();
                    await Task.Delay(Timeout.InfiniteTimeSpan, time);
                }
                else if (IsConfirmed(standstills))
                {
                    return;
                }
            }
            catch (Exception failure)
            {
                LogUnread(failure.Message);
                await Task.Delay(BetweenReadings, time);
            }
        }
    }

    // What was read before the last standstill says nothing of what was decided during it.
    private bool IsConfirmed(int standstills)
    {
        lock (_gate)
        {
            if (standstills != _standstills)
                return false;
            _confirmation = Task.CompletedTask;
            return true;
        }
    }

    private Task OnStart(CancellationToken cancellation)
    {
        Start();
        // A pool whose threads are all busy is not a standstill: others go on talking to it.
        new Thread(BeatUntilStopped) { IsBackground = true, Name = nameof(MembershipGuard), Priority = ThreadPriority.AboveNormal }.Start();
        return Task.CompletedTask;
    }

    private Task OnStop(CancellationToken cancellation)
    {
        _isBeating = false;
        return Task.CompletedTask;
    }

    private void BeatUntilStopped()
    {
        while (_isBeating)
        {
            Thread.Sleep(_limit / BeatsPerLimit);
            Beat();
        }
    }

    [LoggerMessage(LogLevel.Information, "This silo stood still for {Milliseconds:0} ms. Its calls wait until the table of members says that it is one still")]
    private partial void LogStandstill(double milliseconds);

    [LoggerMessage(LogLevel.Warning, "The table of members cannot be read, and calls go on waiting for it: {Reason}")]
    private partial void LogUnread(string reason);

    [LoggerMessage(LogLevel.Error, "This silo was declared dead while it stood still. What it was doing is dropped; the process ends")]
    private partial void LogDead();
}
