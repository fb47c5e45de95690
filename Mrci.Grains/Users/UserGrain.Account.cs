using Mrci.Grains.Events;
using Mrci.Grains.State;
using Mrci.Grains.Streams;

namespace Mrci.Grains.Users;

/// <content>Display name, lock, demands, group.</content>
public sealed partial class UserGrain
{
    /// <inheritdoc />
    public async Task<UserChangeResult> SetDisplayNameAsync(Guid operation, string displayName, EventOrigin origin)
    {
        var change = Committed.Operations.Find(operation);
        if (change is not { Change: UserChange.DisplayNameSet })
        {
            if (!IsActive)
                return UserChangeResult.Failed(UserChangeStatus.NotFound);
            change = About(operation, UserChange.DisplayNameSet) with { Value = displayName };
            await ChangeAsync(Committed with { DisplayName = displayName }, change);
        }

        return await PublishAsync(new DisplayNameChanged(origin, change.Version, UserId, change.NewName, change.Value));
    }

    /// <inheritdoc />
    public async Task<UserChangeResult> SetLockedAsync(Guid operation, bool isLocked)
    {
        if (Committed.Operations.Find(operation) is { Change: UserChange.LockSet })
            return UserChangeResult.Done;
        if (!IsActive)
            return UserChangeResult.Failed(UserChangeStatus.NotFound);
        if (Committed.Protected)
            return UserChangeResult.Failed(UserChangeStatus.Protected);
        var next = isLocked
            ? Committed with { Locked = true }
            : Committed with { Locked = false, Failures = [], FailureResets = [new FailureReset("", time.GetUtcNow())] };
        await ChangeAsync(next, About(operation, UserChange.LockSet));
        return UserChangeResult.Done;
    }

    /// <inheritdoc />
    public async Task<UserChangeResult> DemandAsync(Guid operation, LoginDemand demand, bool isDemanded)
    {
        if (Committed.Operations.Find(operation) is { Change: UserChange.Demanded })
            return UserChangeResult.Done;
        if (!IsActive)
            return UserChangeResult.Failed(UserChangeStatus.NotFound);
        var next = demand == LoginDemand.NewPassword
            ? Committed with { NeedNewPassword = isDemanded }
            : Committed with { NeedNewName = isDemanded };
        await ChangeAsync(next, About(operation, UserChange.Demanded));
        return UserChangeResult.Done;
    }

    /// <inheritdoc />
    public async Task<UserChangeResult> SetGroupAsync(Guid operation, string groupId, string groupName, EventOrigin origin)
    {
        var change = Committed.Operations.Find(operation);
        if (change is not { Change: UserChange.GroupSet })
        {
            if (!IsActive)
                return UserChangeResult.Failed(UserChangeStatus.NotFound);
            if (Committed.Protected)
                return UserChangeResult.Failed(UserChangeStatus.Protected);
            change = About(operation, UserChange.GroupSet) with { Value = groupId };
            await ChangeAsync(Committed with { GroupId = groupId }, change);
        }

        await Outbox.PostAsync(ListAsync);
        return await PublishAsync(new UserGroupChanged(origin, change.Version, UserId, change.NewName, change.Value, groupName));
    }

    /// <inheritdoc />
    public async Task MoveGroupAsync(string sourceId, string destinationId)
    {
        var exists = Committed.LifeCycle is UserLifeCycle.Active or UserLifeCycle.Deleting;
        if (!exists || !Committed.GroupId.Equals(sourceId, StringComparison.Ordinal))
            return;
        await CommitAsync(Committed with { Version = Committed.Version + 1, GroupId = destinationId });
        await Outbox.PostAsync(ListAsync);
    }

    /// <inheritdoc />
    public Task<bool> IsInGroupAsync(string groupId)
    {
        return Task.FromResult(IsIn(Committed) || (Underway is { } next && IsIn(next)));

        bool IsIn(UserState state) =>
            state.LifeCycle is UserLifeCycle.Active or UserLifeCycle.Deleting && state.GroupId.Equals(groupId, StringComparison.Ordinal);
    }

    // The name at the time, for events that name the user.
    private UserOperation About(Guid operation, UserChange change) =>
        new() { Id = operation, Change = change, Version = Committed.Version + 1, NewName = Committed.Name };

    private Task ChangeAsync(UserState next, UserOperation operation) =>
        CommitAsync(next with { Version = operation.Version, Operations = next.Operations.Remember(operation) });

    private async Task<UserChangeResult> PublishAsync(HostEvent hostEvent)
    {
        await Outbox.PostAsync(() => this.PublishAsync(StreamKey.User(UserId), hostEvent));
        return new UserChangeResult(UserChangeStatus.Done, hostEvent);
    }
}
