namespace Orleans.Concurrency;

/// <summary>The caller of this interface method does not wait and learns of no failure.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;
