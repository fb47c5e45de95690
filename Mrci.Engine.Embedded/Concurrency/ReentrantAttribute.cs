namespace Orleans.Concurrency;

/// <summary>Calls to this grain class may interleave with each other wherever they await.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;
