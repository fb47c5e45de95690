namespace System.Runtime.CompilerServices;

// The runtime looks for an attribute of this name on an assembly that may use internals of another.
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class IgnoresAccessChecksToAttribute(string assemblyName) : Attribute
{
    public string AssemblyName { get; } = assemblyName;
}
