using Mrci.Grains.Events;
using Orleans;

namespace Mrci.Grains.Modules;

/// <summary>Outcome of enabling a module.</summary>
/// <param name="Status">Whether it was enabled.</param>
/// <param name="Event">What was published; null when it was not.</param>
[GenerateSerializer, Immutable, Alias("mrci.module-enabling")]
public sealed record ModuleEnabling([property: Id(0)] ModuleStatus Status, [property: Id(1)] ModuleEnabled? Event);
