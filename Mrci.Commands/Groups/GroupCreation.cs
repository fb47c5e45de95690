using System.Security.Cryptography;
using Mrci.Grains.Groups;
using Mrci.Grains.Names;
using Orleans;

namespace Mrci.Commands.Groups;

/// <summary>
/// Creates a group in the order that survives a crash anywhere (D-702): claim the name, write the group, confirm the claim, list it. Until
/// the group is written it does not exist, and its claim expires.
/// </summary>
/// <param name="grains">Reaches the grains.</param>
/// <param name="time">Tells how old the claim is.</param>
public sealed class GroupCreation(IGrainFactory grains, TimeProvider time)
{
    // As for accounts: the group is written while the claim of 60 s still stands (D-702).
    private static readonly TimeSpan ClaimFreshness = TimeSpan.FromSeconds(20);

    /// <summary>Draws the id of a new group (D-307).</summary>
    /// <returns>An opaque string; longer than the hexadecimal keys that a store takes for numbers.</returns>
    public static string NewGroupId() => "group-" + RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Creates the group. After an exception the same call may be repeated: it does what is missing.</summary>
    /// <param name="operation">Operation id; the same for a repeat.</param>
    /// <param name="groupId">Id of the group, <see cref="NewGroupId"/>; the same for a repeat.</param>
    /// <param name="name">Name of the group; validated by the caller.</param>
    /// <param name="rank">Its rank.</param>
    /// <returns>False when another group has the name; then nothing has been changed.</returns>
    /// <exception cref="TimeoutException">The claim took so long that it could expire before the group is written.</exception>
    public async Task<bool> CreateAsync(Guid operation, string groupId, string name, uint rank)
    {
        var claim = grains.GetGrain<IUniqueNameGrain>(NameKey.Group(name));
        var claimed = time.GetTimestamp();
        if (!await claim.TryClaimAsync(groupId, operation))
            return false;
        if (time.GetElapsedTime(claimed) > ClaimFreshness)
            throw new TimeoutException("Claiming the name of a new group took too long.");

        var group = grains.GetGrain<IGroupGrain>(groupId);
        if (!await group.CreateAsync(operation, name, rank, isProtected: false))
            throw new InvalidOperationException($"Group id {groupId} belongs to another group.");
        await claim.ConfirmAsync(groupId);
        await group.ListAsync();
        return true;
    }
}
