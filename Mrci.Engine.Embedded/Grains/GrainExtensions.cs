using Orleans.Runtime;

namespace Orleans;

/// <summary>Keys and references of grains, asked of a grain object or of a reference.</summary>
public static class GrainExtensions
{
    /// <summary>A reference to the grain, typed as one of its interfaces. A grain hands this out, never itself.</summary>
    /// <typeparam name="TGrainInterface">Interface of the grain.</typeparam>
    /// <param name="grain">A grain object or a reference.</param>
    /// <returns>The reference.</returns>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain)
        => (TGrainInterface)ReferenceOf(grain).CastTo(typeof(TGrainInterface));

    /// <inheritdoc cref="AsReference{TGrainInterface}(IAddressable)"/>
    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) => grain.AsReference<TGrainInterface>();

    /// <summary>Type and key of the grain.</summary>
    /// <param name="grain">A grain object or a reference.</param>
    /// <returns>The id.</returns>
    public static GrainId GetGrainId(this IAddressable grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return grain switch
        {
            GrainReference reference => reference.GrainId,
            IGrainBase { GrainContext: { } context } => context.GrainId,
            _ => throw NotAGrain(grain),
        };
    }

    /// <summary>The integer key of the grain.</summary>
    /// <param name="grain">A grain object or a reference.</param>
    /// <returns>The key.</returns>
    /// <exception cref="InvalidOperationException">The key is no integer.</exception>
    public static long GetPrimaryKeyLong(this IAddressable grain)
    {
        var id = grain.GetGrainId();
        return id.TryGetIntegerKey(out var key, out _)
            ? key
            : throw new InvalidOperationException($"Unable to extract integer key from grain id {id}");
    }

    /// <summary>The string key of the grain.</summary>
    /// <param name="grain">A grain object or a reference.</param>
    /// <returns>The key.</returns>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    private static GrainReference ReferenceOf(IAddressable grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return grain switch
        {
            GrainReference reference => reference,
            IGrainBase { GrainContext: { } context } => context.GrainReference,
            _ => throw NotAGrain(grain),
        };
    }

    private static ArgumentException NotAGrain(IAddressable grain)
        => new($"{grain.GetType().FullName} is neither a grain reference nor a grain that the engine created.", nameof(grain));
}
