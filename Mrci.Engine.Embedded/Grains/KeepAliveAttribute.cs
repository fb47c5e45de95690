namespace Orleans;

/// <summary>Activations of this class never go for being idle.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class KeepAliveAttribute : Attribute;
