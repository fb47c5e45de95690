namespace Orleans.Concurrency;

/// <summary>Says that a value is never changed, so that no engine copies it.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
/// <param name="value">The value.</param>
[GenerateSerializer]
[Immutable]
public readonly struct Immutable<T>(T value)
{
    /// <summary>The value.</summary>
    [Id(0)]
    public readonly T Value = value;
}
