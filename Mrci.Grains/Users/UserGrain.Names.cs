using Mrci.Domain.Names;
using Mrci.Grains.Events;
using Mrci.Grains.Names;
using Mrci.Grains.State;
using Mrci.Grains.Streams;

namespace Mrci.Grains.Users;

public sealed partial class UserGrain
{
    /// <inheritdoc />
    public async Task<RenameResult> RenameAsync(Guid operation, string newName, EventOrigin origin)
    {
        if (Committed.Operations.Find(operation) is { Change: UserChange.Renamed } done)
            return await AnnounceRenameAsync(done, origin);
        if (!IsActive)
            return new RenameResult(RenameStatus.NotFound, null);

        // The note of a former rename would be lost with this one, and its old name never be released.
        await SettleNamesAsync();
        var oldName = Committed.Name;
        var movesName = !CanonicalName.AreSame(oldName, newName);
        if (movesName && !await NameOf(newName).TryClaimAsync(UserId, operation))
            return new RenameResult(RenameStatus.Taken, null);

        var version = Committed.Version + 1;
        var rename = new UserOperation
        {
            Id = operation,
            Change = UserChange.Renamed,
            Version = version,
            OldName = oldName,
            NewName = newName,
        };
        await CommitAsync(Committed with
        {
            Version = version,
            Name = newName,
            NeedNewName = false,
            PendingRename = movesName ? new PendingRename(oldName, newName) : null,
            Operations = Committed.Operations.Remember(rename),
        });
        return await AnnounceRenameAsync(rename, origin);
    }

    private async Task<RenameResult> AnnounceRenameAsync(UserOperation rename, EventOrigin origin)
    {
        var renamed = new UserRenamed(origin, rename.Version, UserId, rename.OldName, rename.NewName);
        await Outbox.PostAsync(
            SettleNamesAsync,
            ListAsync,
            () => this.PublishAsync(StreamKey.User(UserId), renamed));
        return new RenameResult(RenameStatus.Renamed, renamed);
    }

    /// <summary>D-703: confirm new → release old → clear the note. Does what the stored note says, so it is right whenever it runs.</summary>
    private async Task SettleNamesAsync()
    {
        if (Committed.PendingRename is not { } rename)
            return;
        await NameOf(rename.NewName).ConfirmAsync(UserId);
        await NameOf(rename.OldName).ReleaseAsync(UserId);
        await CommitAsync(Committed with { PendingRename = null });
    }

    private IUniqueNameGrain NameOf(string name) => GrainFactory.GetGrain<IUniqueNameGrain>(NameKey.User(name));
}
