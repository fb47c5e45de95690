using Mrci.Grains.Failures;
using Orleans;

namespace Mrci.Grains.Names;

/// <summary>One name that at most one entity holds (D-606, protocol D-702). Key: <see cref="NameKey"/>.</summary>
[Alias("mrci.IUniqueNameGrain")]
public interface IUniqueNameGrain : IGrainWithStringKey
{
    /// <summary>Claims the name for an owner for 60 s; this write is the moment uniqueness is decided.</summary>
    /// <returns>
    /// True when the name was free, or is claimed by the same owner and operation, or an expired claim whose owner does not hold the name
    /// was taken over.
    /// </returns>
    [Repeatable, Alias("TryClaim")]
    Task<bool> TryClaimAsync(string ownerId, Guid operation);

    /// <summary>
    /// Makes the claim permanent; the owner's record holds the name now. Harmless when repeated, and when the owner has let go of the name since.
    /// </summary>
    [Repeatable, Alias("Confirm")]
    Task ConfirmAsync(string ownerId);

    /// <summary>Frees the name if this owner has it.</summary>
    [Repeatable, Alias("Release")]
    Task ReleaseAsync(string ownerId);

    /// <summary>The owner, if the name is confirmed, or claimed and the owner holds it (it is confirmed then); else null.</summary>
    [Repeatable, Alias("Resolve")]
    Task<string?> ResolveAsync();
}
