using Orleans.Runtime;

namespace Orleans;

/// <summary>Names the type of a grain class, which else is the class name in lower case without "Grain".</summary>
/// <param name="grainType">The name.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    private readonly GrainType _grainType = GrainType.Create(grainType);

    /// <summary>The type of the grain class.</summary>
    /// <param name="services">Not used.</param>
    /// <param name="type">Not used.</param>
    /// <returns>The type given to the attribute.</returns>
    public GrainType GetGrainType(IServiceProvider services, Type type) => _grainType;
}
