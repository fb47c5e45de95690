namespace Orleans;

/// <summary>Asks for a serialiser. The embedded engine serialises no messages; the attribute is for Orleans.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class GenerateSerializerAttribute : Attribute
{
    /// <summary>Whether parameters of the primary constructor are members.</summary>
    public bool IncludePrimaryConstructorParameters { get; init; }
}
