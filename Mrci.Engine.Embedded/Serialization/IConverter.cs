namespace Orleans;

/// <summary>Converts between a type that knows no serializer and a stand-in that does. Never called by the embedded engine, which copies nothing.</summary>
/// <typeparam name="TValue">The type.</typeparam>
/// <typeparam name="TSurrogate">Its stand-in.</typeparam>
public interface IConverter<TValue, TSurrogate>
    where TSurrogate : struct
{
    /// <summary>Makes the value from its stand-in.</summary>
    TValue ConvertFromSurrogate(in TSurrogate surrogate);

    /// <summary>Makes the stand-in of a value.</summary>
    TSurrogate ConvertToSurrogate(in TValue value);
}
