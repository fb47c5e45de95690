using Mrci.Grains.Failures;
using Orleans;
using Orleans.Concurrency;

namespace Mrci.Grains.Groups;

/// <summary>One group (D-602). Key: group id, an opaque constant string (D-307).</summary>
[Alias("mrci.IGroupGrain")]
public interface IGroupGrain : IGrainWithStringKey, Names.INameHolder
{
    /// <summary>Creates the group. A repeat of the same operation gives true again; false when it exists otherwise.</summary>
    [Alias("Create")]
    Task<bool> CreateAsync(Guid operation, string name, uint rank, bool isProtected);

    /// <summary>The group as it is now; null when there is none.</summary>
    [ReadOnly, Alias("Get")]
    Task<GroupSnapshot?> GetAsync();

    /// <summary>Counts a user in (D-704). False when there is no such group, or it is being deleted.</summary>
    [Repeatable, Alias("AddMember")]
    Task<bool> AddMemberAsync(string userId);

    /// <summary>Counts a user out; harmless when he is not in.</summary>
    [Repeatable, Alias("RemoveMember")]
    Task RemoveMemberAsync(string userId);
}
