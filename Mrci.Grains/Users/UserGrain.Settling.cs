using Mrci.Grains.Directories;
using Orleans;
using Orleans.Runtime;

namespace Mrci.Grains.Users;

/// <content>What a crash has left unfinished.</content>
public sealed partial class UserGrain
{
    private bool IsUnsettled =>
        Committed is { PendingRename: not null } or { PendingEmail: not null } or { LifeCycle: UserLifeCycle.Deleting }
        || Committed.Reservations.Length > 0;

    private void SettleAfter(TimeSpan delay)
    {
        _settling ??= this.RegisterGrainTimer(
            SettleAsync, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, SettlingPeriod) { KeepAlive = IsUnsettled });
        _settling.Change(delay, SettlingPeriod);
    }

    private async Task SettleAsync()
    {
        await SettleNamesAsync();
        await SettleEmailAsync();
        await SettleReservationsAsync();
        await ListAsync();
        if (Committed.LifeCycle == UserLifeCycle.Deleting)
            await GrainFactory.GetGrain<IAccountRemovalGrain>(UserId).ResumeAsync();
        if (IsUnsettled)
            return;
        _settling?.Dispose();
        _settling = null;
    }

    /// <inheritdoc />
    public Task ListAsync()
    {
        var state = Committed;
        var directory = GrainFactory.GetGrain<IDirectoryGrain>(DirectoryKeys.OfUser(UserId));
        return state.LifeCycle == UserLifeCycle.Active
            ? directory.PutAsync(new DirectoryEntry(UserId, state.Version, state.RegisteredUtc, state.Name, state.GroupId))
            : directory.RemoveAsync(UserId);
    }
}
