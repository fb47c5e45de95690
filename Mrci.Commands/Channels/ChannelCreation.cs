using Mrci.Grains.Channels;
using Mrci.Grains.Names;
using Mrci.Grains.Users;
using Orleans;

namespace Mrci.Commands.Channels;

/// <summary>
/// Creates a channel in the order that survives a crash anywhere (D-710): draw the id, claim the name for it, reserve room at the
/// owner, write the channel, confirm the claim. Until the channel is written it does not exist; its claim expires, and the
/// reservation is dropped by the user.
/// </summary>
/// <param name="grains">Reaches the grains.</param>
/// <param name="time">Tells how old the claim is.</param>
public sealed class ChannelCreation(IGrainFactory grains, TimeProvider time)
{
    // A claim lives 60 s (D-702). A call that is sent within 20 s of it, and is dropped unless it starts within the 30 s that a call
    // may take, writes while the claim still stands.
    private static readonly TimeSpan ClaimFreshness = TimeSpan.FromSeconds(20);

    /// <summary>Draws the id of a new channel (D-304). An id that is not used is lost, which is fine.</summary>
    /// <returns>1 and up.</returns>
    public Task<ulong> DrawIdAsync() => grains.GetGrain<IIdAllocatorGrain>("channel").NextAsync();

    /// <summary>Creates the channel. After an exception the same call may be repeated: it does what is missing.</summary>
    /// <param name="operation">Operation id; the same for a repeat.</param>
    /// <param name="channelId">Id of the channel, <see cref="DrawIdAsync"/>; the same for a repeat.</param>
    /// <param name="name">Name of the channel; validated by the caller.</param>
    /// <param name="owner">Who creates it and owns it.</param>
    /// <returns>Whether it was created, with its event (async 26), or the first check that failed.</returns>
    /// <exception cref="TimeoutException">The claim took so long that it could expire before the channel is written.</exception>
    public async Task<ChannelCreationResult> CreateAsync(Guid operation, ulong channelId, string name, ChannelActor owner)
    {
        var holder = channelId.ToString();
        var claim = grains.GetGrain<IUniqueNameGrain>(NameKey.Channel(name));
        var claimed = time.GetTimestamp();
        if (!await claim.TryClaimAsync(holder, operation))
            return Failed(ChannelCreationStatus.NameTaken);

        var user = grains.GetGrain<IUserGrain>(owner.UserId);
        var reserved = await user.TryReserveChannelAsync(operation, channelId, asOwner: true);
        if (reserved != ReserveStatus.Reserved)
        {
            await claim.ReleaseAsync(holder);
            return Failed(reserved == ReserveStatus.LimitReached ? ChannelCreationStatus.LimitReached : ChannelCreationStatus.UserNotFound);
        }

        if (time.GetElapsedTime(claimed) > ClaimFreshness)
            throw new TimeoutException("Claiming the name of a new channel took too long.");
        var created = await grains.GetGrain<IChannelGrain>((long)channelId).CreateAsync(operation, name, owner);
        if (created.Status != ChannelStatus.Done)
            throw new InvalidOperationException($"Channel {channelId} could not be written: {created.Status}.");
        await claim.ConfirmAsync(holder);
        return new ChannelCreationResult(ChannelCreationStatus.Created, created.Events);
    }

    private static ChannelCreationResult Failed(ChannelCreationStatus status) => new(status, []);
}
