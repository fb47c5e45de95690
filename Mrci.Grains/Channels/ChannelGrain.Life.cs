using Mrci.Domain.Channels;
using Mrci.Domain.Names;
using Mrci.Grains.Directories;
using Mrci.Grains.Events;
using Mrci.Grains.Names;
using Mrci.Grains.Streams;
using Orleans;
using Orleans.Runtime;

namespace Mrci.Grains.Channels;

/// <content>Name and end of the channel, and what a crash has left unfinished of them.</content>
public sealed partial class ChannelGrain
{
    // So many records are brought up to date at a time: enough to fill the store's batches, and no burst for a channel of thousands.
    private const int UsersAtOnce = 64;

    private static readonly TimeSpan SettlingPeriod = TimeSpan.FromSeconds(60);

    private IGrainTimer? _settling;

    private bool IsUnsettled => Committed.PendingRename is not null || Committed.Remainder is not null;

    /// <inheritdoc />
    public async Task<ChannelResult> RenameAsync(Guid operation, ChannelActor actor, string newName)
    {
        if (await CheckAsync(operation, actor, ChannelAction.Rename) is { } answer)
            return answer;

        // The note of a former rename would be lost with this one, and its old name never be released.
        await SettleNamesAsync();
        var oldName = Committed.Name;
        var movesName = !CanonicalName.AreSame(oldName, newName);
        if (movesName && !await NameOf(newName).TryClaimAsync(ChannelId.ToString(), operation))
            return ChannelResult.Failed(ChannelStatus.NameTaken);

        var renamed = Committed with
        {
            Name = newName,
            NameVersion = Committed.Version + 1,
            PendingRename = movesName ? new PendingRename(oldName, newName) : null,
        };
        return await ChangeAsync(renamed, About(operation, ChannelChange.Renamed, actor, user: null) with { OldName = oldName });
    }

    /// <inheritdoc />
    public async Task<ChannelResult> RemoveAsync(Guid operation, ChannelActor actor)
    {
        if (await CheckAsync(operation, actor, ChannelAction.Delete) is { } answer)
            return answer;
        await SettleNamesAsync();

        // From this write on there is nothing in the channel any more, for whoever asks (D-711).
        var removed = Committed with
        {
            Exists = false,
            Deleted = true,
            OwnerId = "",
            Members = Committed.Members.Clear(),
            SubChannels = [],
            ReadOnlyFlags = [],
            Remainder = new ChannelRemainder
            {
                UserIds = [.. Committed.Members.Keys],
                SubIds = [.. Committed.SubChannels.Select(static subChannel => subChannel.SubId)],
            },
        };
        return await ChangeAsync(removed, About(operation, ChannelChange.Removed, actor, user: null));
    }

    private void SettleAfter(TimeSpan delay)
    {
        _settling ??= this.RegisterGrainTimer(
            SettleAsync, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, SettlingPeriod) { KeepAlive = IsUnsettled });
        _settling.Change(delay, SettlingPeriod);
    }

    private async Task SettleAsync()
    {
        if (Committed.Remainder is not null)
        {
            await CloseSubChannelsAsync();
            await SettleRemovalAsync();
        }

        await SettleNamesAsync();
        await SettleCopiesAsync();
        await ListAsync();
        _settling?.Dispose();
        _settling = null;
    }

    /// <summary>D-703: confirm new → release old → clear the note. Does what the stored note says, so it is right whenever it runs.</summary>
    private async Task SettleNamesAsync()
    {
        if (Committed.PendingRename is not { } rename)
            return;
        await NameOf(rename.NewName).ConfirmAsync(ChannelId.ToString());
        await NameOf(rename.OldName).ReleaseAsync(ChannelId.ToString());
        await CommitAsync(Committed with { PendingRename = null });
    }

    /// <summary>The first step after the decision to delete: no cast goes through the channel any more.</summary>
    private Task CloseSubChannelsAsync() => Committed.Remainder is { } left
        ? Task.WhenAll(left.SubIds.Select(subId => SubChannel(subId).RevokeAsync(Committed.Version, userIds: null)))
        : Task.CompletedTask;

    /// <summary>The other steps: users drop it → event 27 → release the name → directory → the tombstone that keeps the id unusable.</summary>
    private async Task SettleRemovalAsync()
    {
        if (Committed.Remainder is not { } left)
            return;
        foreach (var users in left.UserIds.Chunk(UsersAtOnce))
            await Task.WhenAll(users.Select(userId => UserOf(userId).ForgetChannelAsync(ChannelId, Committed.Version)));
        var done = Committed.Operations.Last(static operation => operation.Change == ChannelChange.Removed);
        foreach (var hostEvent in done.ToEvents(ChannelId))
            await this.PublishAsync(StreamKey.Channel(ChannelId), hostEvent);
        await NameOf(Committed.Name).ReleaseAsync(ChannelId.ToString());
        await ListAsync();
        await CommitAsync(Committed with { Name = "", Remainder = null });
    }

    private Task ListAsync()
    {
        var state = Committed;
        var directory = GrainFactory.GetGrain<IDirectoryGrain>(DirectoryKeys.OfChannel(ChannelId));
        return state.Exists
            ? directory.PutAsync(new DirectoryEntry(ChannelId.ToString(), state.NameVersion, state.CreatedUtc, state.Name, ""))
            : directory.RemoveAsync(ChannelId.ToString());
    }

    private IUniqueNameGrain NameOf(string name) => GrainFactory.GetGrain<IUniqueNameGrain>(NameKey.Channel(name));
}
