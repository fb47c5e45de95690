using Microsoft.Extensions.DependencyInjection;
using Mrci.Grains.Streams;
using Orleans.Storage;

namespace Mrci.Engine.Testing;

/// <summary>What a <see cref="TestEngine"/> is made of.</summary>
public sealed record TestEngineOptions
{
    /// <summary>Adds what the grains need beside the engine.</summary>
    public required Action<IServiceCollection> Services { get; init; }

    /// <summary>Where states go; null for memory that ends with the engine.</summary>
    public IGrainStorage? Storage { get; init; }

    /// <summary>Name of the engine's own streams. A test that puts its own in front of them gives another name.</summary>
    public string StreamProvider { get; init; } = StreamNames.Provider;
}
