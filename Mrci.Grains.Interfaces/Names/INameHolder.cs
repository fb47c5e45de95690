using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Mrci.Grains.Names;

/// <summary>An entity that can hold unique names; asked by a name when a claim is in doubt (D-702).</summary>
[Alias("mrci.INameHolder")]
public interface INameHolder : IAddressable
{
    /// <summary>Whether the stored record of the entity carries the name, now or with a rename under way.</summary>
    /// <param name="nameKey">Key of the name, <see cref="NameKey"/>.</param>
    [AlwaysInterleave, ReadOnly, Alias("HoldsName")]
    Task<bool> HoldsNameAsync(string nameKey);
}
