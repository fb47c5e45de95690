namespace Orleans;

/// <summary>Registers an <see cref="IConverter{TValue, TSurrogate}"/>. Inert in the embedded engine.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class RegisterConverterAttribute : Attribute;
