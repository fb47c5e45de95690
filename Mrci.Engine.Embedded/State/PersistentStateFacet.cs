using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Mrci.Engine.Embedded.Activations;
using Orleans.Runtime;
using Orleans.Storage;

namespace Mrci.Engine.Embedded.State;

// Makes the argument of a constructor parameter marked with [PersistentState].
internal static class PersistentStateFacet
{
    private static readonly MethodInfo CreateMethod =
        typeof(PersistentStateFacet).GetMethod(nameof(Create), BindingFlags.Static | BindingFlags.NonPublic)!;

    public static Func<Activation, object> For(ParameterInfo parameter, PersistentStateAttribute attribute)
    {
        var type = parameter.ParameterType;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IPersistentState<>))
            throw new OrleansConfigurationException($"Parameter {parameter.Name} of {parameter.Member.DeclaringType} must be an IPersistentState<T>.");
        var create = CreateMethod.MakeGenericMethod(type.GetGenericArguments()).CreateDelegate<Func<Activation, string, string?, object>>();
        var name = attribute.StateName.Length == 0 ? parameter.Name! : attribute.StateName;
        return activation => create(activation, name, attribute.StorageName);
    }

    private static PersistentState<T> Create<T>(Activation activation, string stateName, string? storageName)
    {
        var services = activation.ActivationServices;
        var storage = string.IsNullOrWhiteSpace(storageName)
            ? services.GetService<IGrainStorage>()
            : services.GetKeyedService<IGrainStorage>(storageName);
        return storage is null
            ? throw new OrleansConfigurationException($"There is no storage named {storageName ?? EmbeddedEngineOptions.DefaultStorageName} for state {stateName} of {activation.GrainId}.")
            : new PersistentState<T>(activation, stateName, storage);
    }
}
