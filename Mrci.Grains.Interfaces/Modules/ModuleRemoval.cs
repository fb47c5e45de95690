using Mrci.Grains.Events;
using Orleans;

namespace Mrci.Grains.Modules;

/// <summary>Outcome of removing a module.</summary>
/// <param name="Status">Whether it is on its way out.</param>
/// <param name="Event">What was published; null when there is no such module.</param>
[GenerateSerializer, Immutable, Alias("mrci.module-removal")]
public sealed record ModuleRemoval([property: Id(0)] ModuleStatus Status, [property: Id(1)] ModuleDisabled? Event);
