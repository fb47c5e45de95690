using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Mrci.Commands;
using Mrci.Grains.Events;
using Mrci.Grains.Sessions.Loading;
using Orleans;

namespace Mrci.Grains.Sessions;

/// <summary>One session (D-605).</summary>
/// <param name="loaders">Makes the loaders of its commands.</param>
/// <param name="options">Settings of the configuration file.</param>
/// <param name="time">The clock of the host.</param>
/// <param name="logger">Logger.</param>
public sealed class SessionGrain(ISessionLoaders loaders, IOptions<CommandOptions> options, TimeProvider time, ILogger<SessionGrain> logger)
    : Grain, ISessionGrain
{
    private AttachedSession? _session;

    // Kept after the end, so that a late call of the same attachment is told from one of another.
    private long _epoch;

    /// <inheritdoc />
    public async Task<SessionReply> AttachAsync(SessionAttachment attachment)
    {
        if (attachment.Epoch <= _epoch)
            throw new SessionEpochException($"The attachment {attachment.Epoch} comes after {_epoch}.");
        var session = await AttachedSession.StartAsync(
            this.GetPrimaryKeyString(), attachment, GrainFactory, loaders, options.Value, time, logger);
        _session?.Abandon();
        _session = session;
        _epoch = attachment.Epoch;

        // P-10.22: nobody else notices that a client that says nothing is still there.
        DelayDeactivation(Timeout.InfiniteTimeSpan);
        return session.TakeReply();
    }

    /// <inheritdoc />
    public async Task<SessionReply> ReceiveAsync(long epoch, ClientFrame frame)
    {
        var session = Attached(epoch);
        await session.ReceiveAsync(frame);
        return session.TakeReply();
    }

    /// <inheritdoc />
    public async Task<SessionReply> NotifyAsync(long epoch, HostEvent notification)
    {
        var session = Attached(epoch);
        await session.NotifyAsync(notification);
        return session.TakeReply();
    }

    /// <inheritdoc />
    public async Task<SessionReply> TurnAsync(long epoch)
    {
        var session = Attached(epoch);
        await session.TurnAsync();
        return session.TakeReply();
    }

    /// <inheritdoc />
    public async Task<SessionReply> SubscribedAsync(long epoch, int interestsVersion)
    {
        var session = Attached(epoch);
        await session.RereadAsync(interestsVersion);
        return session.TakeReply();
    }

    /// <inheritdoc />
    public async Task<SessionReply> EndAsync(long epoch, string reason)
    {
        if (_session is null)
            return SessionReply.Nothing;
        var session = Attached(epoch);
        _session = null;
        await session.EndAsync();
        DeactivateOnIdle();
        return session.TakeReply();
    }

    private AttachedSession Attached(long epoch) => _session is { } session && epoch == _epoch
        ? session
        : throw new SessionEpochException($"The call belongs to attachment {epoch}, the session to {(_session is null ? 0 : _epoch)}.");
}
