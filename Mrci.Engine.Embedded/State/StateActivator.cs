using System.Runtime.CompilerServices;

namespace Mrci.Engine.Embedded.State;

// New state objects. A type without a parameterless constructor comes uninitialised, as in Orleans.
internal static class StateActivator<T>
{
    private static readonly bool HasConstructor = typeof(T).IsValueType || typeof(T).GetConstructor(Type.EmptyTypes) is not null;

    public static T Create() => HasConstructor
        ? Activator.CreateInstance<T>()
        : (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
}
