namespace Orleans.Concurrency;

/// <summary>Calls of this interface method change no state and may interleave with other such calls.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;
