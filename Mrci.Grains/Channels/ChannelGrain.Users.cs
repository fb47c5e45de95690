using Mrci.Grains.Users;

namespace Mrci.Grains.Channels;

public sealed partial class ChannelGrain
{
    // Stored with the next change, so what a crash has cut off is told again, and at most one change that was not cut off.
    private long _told;

    /// <inheritdoc />
    public async Task RemoveUserAsync(string userId)
    {
        if (Committed.Exists && Committed.OwnerId.Equals(userId, StringComparison.Ordinal))
            throw new InvalidOperationException($"The owner of channel {ChannelId} cannot be taken out of it.");
        if (Committed.MembershipOf(userId) is not null)
            await CommitAsync(Committed with { Version = Committed.Version + 1, Members = Committed.Members.Remove(userId) });

        // Also when a former try got no further.
        await UpdateCopyAsync(userId);
        await RevokeAsync([userId], Committed.Version);
    }

    /// <summary>Brings the copies of those users up to date who may not have been told of the last changes (D-712).</summary>
    private async Task SettleCopiesAsync()
    {
        var version = Committed.Version;
        var users = Committed.Operations.Where(operation => operation.Version > Math.Max(Committed.ToldVersion, _told))
            .SelectMany(static operation => new[] { operation.UserId, operation.FormerOwnerId })
            .Where(static userId => userId.Length > 0)
            .Distinct(StringComparer.Ordinal);
        await Task.WhenAll(users.Select(UpdateCopyAsync));
        _told = Math.Max(_told, version);
    }

    private Task UpdateCopyAsync(string userId) => Committed.MembershipOf(userId) is { } row
        ? UserOf(userId).UpdateMembershipAsync(
            new Membership(ChannelId, Committed.Name, row.IsPending, (byte)row.Level, Committed.Version))
        : UserOf(userId).ForgetChannelAsync(ChannelId, Committed.Version);
}
