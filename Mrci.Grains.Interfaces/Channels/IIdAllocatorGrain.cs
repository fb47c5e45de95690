using Mrci.Grains.Failures;
using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>Hands out ids that are never reused (D-607, D-304). Key: what the ids are for, <c>channel</c>.</summary>
[Alias("mrci.IIdAllocatorGrain")]
public interface IIdAllocatorGrain : IGrainWithStringKey
{
    /// <summary>The next id, 1 and up, written before it is answered. Gaps are fine.</summary>
    [Repeatable, Alias("Next")]
    Task<ulong> NextAsync();
}
