using Orleans;

namespace Mrci.Engine.Embedded.Tests.States;

[GenerateSerializer]
public sealed record CounterState
{
    [Id(0)]
    public int Count { get; set; }

    [Id(1)]
    public string? Note { get; set; }
}
