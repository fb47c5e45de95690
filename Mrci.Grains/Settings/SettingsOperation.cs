using Mrci.Grains.State;
using Orleans;

namespace Mrci.Grains.Settings;

/// <summary>A change that is remembered, so that a repeat is not done again (D-600).</summary>
/// <param name="Id">Id that the caller gave the operation.</param>
/// <param name="Version">Version of the settings after it.</param>
[GenerateSerializer, Immutable, Alias("mrci.state.settings-operation")]
public sealed record SettingsOperation([property: Id(0)] Guid Id, [property: Id(1)] long Version) : IOperation;
