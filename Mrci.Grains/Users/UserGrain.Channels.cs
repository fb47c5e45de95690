using Mrci.Domain.Channels;
using Mrci.Grains.Channels;
using Mrci.Grains.State;
using Orleans;
using Orleans.Runtime;

namespace Mrci.Grains.Users;

public sealed partial class UserGrain
{
    // As the claims that go with it (D-702): by then the channel has been written or will never be.
    private static readonly TimeSpan ReservationLifetime = TimeSpan.FromSeconds(60);

    /// <inheritdoc />
    public async Task<Membership[]> GetMembershipsAsync()
    {
        // What a channel has written and, its silo having been lost, could not tell here yet counts already (D-712).
        var known = Committed;
        foreach (var reservation in Committed.Reservations)
        {
            if (await TruthAsync(reservation) is { } truth)
                known = With(known, truth);
        }

        return [.. known.Memberships.OrderBy(static membership => membership.ChannelId)];
    }

    /// <inheritdoc />
    public async Task<ReserveStatus> TryReserveChannelAsync(Guid operation, ulong channelId, bool asOwner)
    {
        if (Committed.Operations.Find(operation) is { Change: UserChange.ChannelReserved } && Has(channelId, asOwner))
            return ReserveStatus.Reserved;
        if (!IsActive)
            return ReserveStatus.NotFound;

        // A channel that the user is to own and has already takes no more room.
        var others = Committed.Memberships.Select(membership => membership.ChannelId)
            .Union(Committed.Reservations.Select(reservation => reservation.ChannelId))
            .Count(known => known != channelId);
        var isKnown = Committed.Memberships.Any(membership => membership.ChannelId == channelId);
        if (!isKnown && !ChannelLimits.MayJoinAnother(others, options.Value.MaxChannelsPerUser))
            return ReserveStatus.LimitReached;

        var reservation = new ChannelReservation(channelId, asOwner, time.GetUtcNow());
        await CommitAsync(Committed with
        {
            Reservations = Committed.Reservations.RemoveAll(known => known.ChannelId == channelId).Add(reservation),
            Operations = Committed.Operations.Remember(
                new UserOperation { Id = operation, Change = UserChange.ChannelReserved, Version = Committed.Version }),
        });
        SettleAfter(ReservationLifetime);
        return ReserveStatus.Reserved;
    }

    /// <inheritdoc />
    public Task UpdateMembershipAsync(Membership membership) =>
        IsActive ? CommitIfChangedAsync(With(Committed, membership)) : Task.CompletedTask;

    /// <inheritdoc />
    public Task ForgetChannelAsync(ulong channelId, long channelVersion) =>
        CommitIfChangedAsync(Without(Committed, channelId, channelVersion));

    private static UserState With(UserState state, Membership membership)
    {
        var isOld = state.Memberships.Any(known => known.ChannelId == membership.ChannelId && known.ChannelVersion >= membership.ChannelVersion)
            || state.Forgotten.Any(left => left.ChannelId == membership.ChannelId && left.ChannelVersion >= membership.ChannelVersion);
        if (isOld)
            return state;

        // A report from before an ownership that is under way must not free the account to be deleted (D-903).
        var isOwner = membership.Level == (byte)ChannelLevel.Owner;
        return state with
        {
            Memberships = state.Memberships.RemoveAll(known => known.ChannelId == membership.ChannelId).Add(membership),
            Reservations = state.Reservations.RemoveAll(
                reservation => reservation.ChannelId == membership.ChannelId && (isOwner || !reservation.AsOwner)),
        };
    }

    private static UserState Without(UserState state, ulong channelId, long channelVersion)
    {
        if (state.Memberships.Any(known => known.ChannelId == channelId && known.ChannelVersion > channelVersion))
            return state;
        var forgotten = state.Forgotten.RemoveAll(left => left.ChannelId == channelId && left.ChannelVersion < channelVersion);
        if (!forgotten.Any(left => left.ChannelId == channelId))
        {
            if (forgotten.Length >= OperationHistory.Capacity)
                forgotten = forgotten.RemoveAt(0);
            forgotten = forgotten.Add(new ForgottenChannel(channelId, channelVersion));
        }

        return state with
        {
            Memberships = state.Memberships.RemoveAll(known => known.ChannelId == channelId),
            Reservations = state.Reservations.RemoveAll(reservation => reservation.ChannelId == channelId),
            Forgotten = forgotten,
        };
    }

    // A remembered operation whose reservation has been settled since must reserve again: the account may be deleted meanwhile.
    private bool Has(ulong channelId, bool asOwner) =>
        Committed.Reservations.Any(reservation => reservation.ChannelId == channelId && (reservation.AsOwner || !asOwner))
        || Committed.Memberships.Any(known => known.ChannelId == channelId && (known.Level == (byte)ChannelLevel.Owner || !asOwner));

    private Task CommitIfChangedAsync(UserState next) => next == Committed ? Task.CompletedTask : CommitAsync(next);

    /// <summary>Asks the channels that have not reported back what became of it (D-709). Their answer interleaves, so this waits for none.</summary>
    private async Task SettleReservationsAsync()
    {
        var reservedBefore = time.GetUtcNow() - ReservationLifetime;
        var left = Committed.Reservations.Where(reservation => reservation.ReservedUtc <= reservedBefore).ToArray();
        var next = Committed;
        foreach (var reservation in left)
        {
            var truth = await TruthAsync(reservation);
            next = next with { Reservations = next.Reservations.Remove(reservation) };
            if (truth is not null)
                next = With(next, truth);
        }

        await CommitIfChangedAsync(next);
    }

    private Task<Membership?> TruthAsync(ChannelReservation reservation) =>
        GrainFactory.GetGrain<IChannelGrain>((long)reservation.ChannelId).GetMembershipAsync(UserId);
}
