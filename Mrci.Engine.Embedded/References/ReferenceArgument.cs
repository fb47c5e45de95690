using Orleans;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.References;

internal static class ReferenceArgument
{
    // Orleans sends a grain that is an argument as a reference to it; nobody else may get hold of the object itself.
    public static T Convert<T>(T argument) => argument switch
    {
        null or GrainReference => argument,
        IGrainBase { GrainContext: { } context } => (T)context.GrainReference.CastTo(typeof(T)),
        IGrainObserver => throw new NotSupportedException($"{argument.GetType()} is an observer: pass what CreateObjectReference returned for it."),
        _ => argument,
    };
}
