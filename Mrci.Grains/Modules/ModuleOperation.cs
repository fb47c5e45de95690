using Mrci.Grains.State;
using Orleans;

namespace Mrci.Grains.Modules;

/// <summary>A removal that is remembered, so that a repeat gives the same answer (D-600).</summary>
/// <param name="Id">Id that the caller gave the operation.</param>
/// <param name="Result">What was answered.</param>
[GenerateSerializer, Immutable, Alias("mrci.state.module-operation")]
public sealed record ModuleOperation([property: Id(0)] Guid Id, [property: Id(1)] ModuleRemoval Result) : IOperation;
