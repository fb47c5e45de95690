using Mrci.Domain.Channels;
using Mrci.Grains.Channels;
using Mrci.Grains.Events;
using Mrci.Grains.State;

namespace Mrci.Grains.Users;

/// <content>Deletion (D-706).</content>
public sealed partial class UserGrain
{
    /// <inheritdoc />
    public async Task<UserChangeResult> DeleteAsync(Guid operation, EventOrigin origin)
    {
        var change = Committed.Operations.Find(operation);
        var isRepeat = change is not null;
        if (change is not { Change: UserChange.Deleted })
        {
            if (!IsActive)
                return UserChangeResult.Failed(UserChangeStatus.NotFound);
            if (Committed.Protected)
                return UserChangeResult.Failed(UserChangeStatus.Protected);
            if (await OwnsChannelAsync())
                return UserChangeResult.Failed(UserChangeStatus.OwnsChannel);

            // From this write on no channel can make the user its owner (D-709): both are turns of this grain.
            change = About(operation, UserChange.Deleted);
            await ChangeAsync(Committed with { LifeCycle = UserLifeCycle.Deleting, Recovery = null }, change);
        }

        // Goes on if the caller does not come back to see to it.
        if (Committed.LifeCycle == UserLifeCycle.Deleting)
            SettleAfter(isRepeat ? TimeSpan.Zero : SettlingPeriod);
        return await PublishAsync(new UserDeleted(origin, change.Version, UserId, change.NewName));
    }

    /// <inheritdoc />
    public Task<AccountRemainder?> GetRemainderAsync() =>
        Task.FromResult(Committed.LifeCycle == UserLifeCycle.Deleting
            ? new AccountRemainder([.. KnownChannels().Distinct()], Committed.GroupId)
            : null);

    /// <inheritdoc />
    public async Task EndDeletionAsync()
    {
        if (Committed.LifeCycle != UserLifeCycle.Deleting)
            return;
        await SettleNamesAsync();
        await SettleEmailAsync();
        await NameOf(Committed.Name).ReleaseAsync(UserId);
        if (Committed.Email.Length > 0)
            await EmailOf(Committed.Email).ReleaseAsync(UserId);
        await ListAsync();
        await CommitAsync(new UserState
        {
            LifeCycle = UserLifeCycle.Deleted,
            Version = Committed.Version,
            Operations = Committed.Operations,
        });
    }

    /// <inheritdoc />
    public async Task<bool> OwnsChannelAsync()
    {
        // A channel that is being created counts; one whose note a crash has left behind does not (D-709).
        if (Committed.Reservations.Any(reservation => reservation.AsOwner))
        {
            await SettleReservationsAsync();
            if (Committed.Reservations.Any(reservation => reservation.AsOwner))
                return true;
        }

        foreach (var membership in Committed.Memberships.Where(membership => membership.Level == (byte)ChannelLevel.Owner))
        {
            var truth = await GrainFactory.GetGrain<IChannelGrain>((long)membership.ChannelId).GetMembershipAsync(UserId);
            if (truth is { Level: (byte)ChannelLevel.Owner })
                return true;
        }

        return false;
    }

    // A channel that has asked for room may have written meanwhile, and its report is not taken any more.
    private IEnumerable<ulong> KnownChannels() =>
        Committed.Memberships.Select(membership => membership.ChannelId)
            .Concat(Committed.Reservations.Select(reservation => reservation.ChannelId));
}
