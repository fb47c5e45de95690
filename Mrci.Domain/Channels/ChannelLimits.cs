namespace Mrci.Domain.Channels;

/// <summary>Limits of channels (data-model.md, chapter 5) and the allocation of sub-channel ids.</summary>
public static class ChannelLimits
{
    /// <summary>Open sub-channels per session (D-501, P-8.3).</summary>
    public const int OpenSubChannels = 6;

    /// <summary>Default of the setting for sub-channels per channel (D-502).</summary>
    public const int DefaultSubChannels = 50;

    /// <summary>Largest value of that setting (D-502): there are 256 ids.</summary>
    public const int MaximumSubChannels = 256;

    /// <summary>Default number of channels per user, owned ones, memberships and invitations together (D-505).</summary>
    public const int DefaultChannelsPerUser = 200;

    /// <summary>Whether a user may get one more channel or invitation (D-505).</summary>
    /// <param name="current">Channels and invitations the user has.</param>
    /// <param name="limit">The setting.</param>
    /// <returns><see langword="true"/> if there is room.</returns>
    public static bool MayJoinAnother(int current, int limit = DefaultChannelsPerUser) => current < limit;

    /// <summary>Finds the id of a new sub-channel: the smallest free number (D-305, C-add_sub_ch.1).</summary>
    /// <param name="used">Ids of the channel's sub-channels; read-only flags don't occupy an id.</param>
    /// <param name="limit">The setting for sub-channels per channel, 1-256; existing ones above it stay.</param>
    /// <param name="subId">The id; 0 when the channel is full.</param>
    /// <returns><see langword="true"/> if the channel has room.</returns>
    public static bool TryAllocateSubChannel(IReadOnlyCollection<byte> used, int limit, out byte subId)
    {
        subId = 0;
        if (used.Count >= Math.Min(limit, MaximumSubChannels))
            return false;
        Span<bool> taken = stackalloc bool[MaximumSubChannels];
        foreach (var id in used)
            taken[id] = true;
        subId = (byte)taken.IndexOf(false);
        return true;
    }
}
