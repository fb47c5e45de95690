namespace Mrci.Grains.Channels;

public sealed partial class ChannelGrain
{
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
}
