using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mrci.Grains.Events;
using Mrci.Grains.Registry;
using Mrci.Grains.Sessions.Moving;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Mrci.Grains.Sessions;

/// <summary>One session (D-605).</summary>
/// <param name="services">What all sessions share.</param>
/// <param name="storage">Keeps the hand-over of a planned move (P-10.22).</param>
/// <param name="logger">Logger.</param>
public sealed class SessionGrain(
    SessionServices services,
    [FromKeyedServices(GrainStores.Default)] IGrainStorage storage,
    ILogger<SessionGrain> logger)
    : Grain, ISessionGrain
{
    // A front that is gone is noticed a quarter of its lease late at most.
    private static readonly TimeSpan LeaseCheck = SessionRegistryGrain.LeaseLifetime / 4;

    private AttachedSession? _session;
    private IGrainTimer? _lease;
    private long _heard;

    // Kept after the end, so that a late call of the same attachment is told from one of another.
    private long _epoch;

    // The attachment whose call is being carried out; 0 for none.
    private long _working;

    private SessionHandoverStore Handovers => new(storage, this.GetGrainId());

    /// <inheritdoc />
    public async Task<SessionReply> AttachAsync(SessionAttachment attachment)
    {
        using var work = Work(attachment.Epoch);
        if (attachment.Epoch <= _epoch)
            throw new SessionEpochException($"The attachment {attachment.Epoch} comes after {_epoch}.");
        var session = await AttachedSession.StartAsync(
            this.GetPrimaryKeyString(), attachment, GrainFactory, services, logger);
        if (_session is { } former)
            await former.AbandonAsync();
        Begin(session, attachment.Epoch);
        return Reply(session);
    }

    /// <inheritdoc />
    public async Task<SessionReply> ReceiveAsync(long epoch, ClientFrame frame)
    {
        using var work = Work(epoch);
        var session = await AttachedAsync(epoch);
        await session.ReceiveAsync(frame);
        return Reply(session);
    }

    /// <inheritdoc />
    public async Task<SessionReply> NotifyAsync(long epoch, HostEvent notification)
    {
        using var work = Work(epoch);
        var session = await AttachedAsync(epoch);
        await session.NotifyAsync(notification);
        return Reply(session);
    }

    /// <inheritdoc />
    public async Task<SessionReply> TurnAsync(long epoch)
    {
        using var work = Work(epoch);
        var session = await AttachedAsync(epoch);
        await session.TurnAsync();
        return Reply(session);
    }

    /// <inheritdoc />
    public async Task<SessionReply> SubscribedAsync(long epoch, int interestsVersion)
    {
        using var work = Work(epoch);
        var session = await AttachedAsync(epoch);
        await session.RereadAsync(interestsVersion);
        return Reply(session);
    }

    /// <inheritdoc />
    public async Task<SessionReply> RereadAsync(long epoch)
    {
        using var work = Work(epoch);
        var session = await AttachedAsync(epoch);
        await session.RereadAllAsync();
        return Reply(session);
    }

    /// <inheritdoc />
    public async Task<SessionReply> RenewAsync(long epoch)
    {
        using var work = Work(epoch);
        var session = await AttachedAsync(epoch);
        await session.RenewAsync();
        return Reply(session);
    }

    /// <inheritdoc />
    public Task<bool> IsWorkingAsync(long epoch) => Task.FromResult(_working == epoch);

    /// <inheritdoc />
    public async Task<SessionReply> EndAsync(long epoch, string reason)
    {
        using var work = Work(epoch);
        var session = await AttachedAsync(epoch);
        await EndAsync(session);
        return session.TakeReply();
    }

    /// <inheritdoc />
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // Whoever goes because something went wrong cannot say what the next one should go on with.
        if (_session is not { } session || reason.ReasonCode is DeactivationReasonCode.ApplicationError or DeactivationReasonCode.ActivationUnresponsive)
            return;
        _session = null;
        await Handovers.PutAsync(session.HandOver());
        await session.AbandonAsync();
    }

    private WorkScope Work(long epoch)
    {
        _working = epoch;
        return new WorkScope(this);
    }

    private SessionReply Reply(AttachedSession session)
    {
        _heard = services.Time.GetTimestamp();
        return session.TakeReply();
    }

    private void Begin(AttachedSession session, long epoch)
    {
        _session = session;
        _epoch = epoch;
        _heard = services.Time.GetTimestamp();

        // P-10.22: nobody else notices that a client that says nothing is still there.
        DelayDeactivation(Timeout.InfiniteTimeSpan);
        _lease ??= this.RegisterGrainTimer(CheckLeaseAsync, new GrainTimerCreationOptions(LeaseCheck, LeaseCheck));
    }

    private ValueTask<AttachedSession> AttachedAsync(long epoch)
    {
        _heard = services.Time.GetTimestamp();
        if (_session is { } session)
            return epoch == _epoch ? new(session) : throw new SessionEpochException($"The call belongs to attachment {epoch}, the session to {_epoch}.");
        return ResumeAsync(epoch);
    }

    // P-10.22: the activation that the front attached to may have gone as planned.
    private async ValueTask<AttachedSession> ResumeAsync(long epoch)
    {
        if (epoch <= _epoch || await Handovers.TakeAsync(epoch) is not { Attachment: { } attachment } handover)
            throw new SessionEpochException($"The call belongs to attachment {epoch}, and there is no session.");
        var session = await AttachedSession.ResumeAsync(
            this.GetPrimaryKeyString(), attachment, handover, GrainFactory, services, logger);
        Begin(session, epoch);
        return session;
    }

    // P-10.23: without its front the session has no client.
    private async Task CheckLeaseAsync()
    {
        if (_session is not { } session || services.Time.GetElapsedTime(_heard) < SessionRegistryGrain.LeaseLifetime)
            return;
        SessionLog.LeaseLost(logger, this.GetPrimaryKeyString());
        await EndAsync(session);
    }

    private async Task EndAsync(AttachedSession session)
    {
        _session = null;
        await session.EndAsync();
        DeactivateOnIdle();
    }

    private readonly struct WorkScope(SessionGrain grain) : IDisposable
    {
        public void Dispose() => grain._working = 0;
    }
}
