using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Mrci.Engine.Embedded.Activations;
using Mrci.Engine.Embedded.State;
using Orleans;
using Orleans.Concurrency;
using Orleans.Core;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.Grains;

// What the engine knows of one grain class.
internal sealed class GrainClass
{
    private const string Suffix = "grain";

    private readonly ObjectFactory _create;
    private readonly List<Func<Activation, object>> _arguments = [];

    public GrainClass(Type type, TimeSpan defaultCollectionAge)
    {
        Type = type;
        GrainType = type.GetCustomAttribute<GrainTypeAttribute>() is { } named
            ? named.GetGrainType(null!, type)
            : GrainType.Create(NameOf(type));
        Interfaces = [.. type.GetInterfaces().Where(static candidate => typeof(IGrain).IsAssignableFrom(candidate) && candidate.Assembly != typeof(IGrain).Assembly)];
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute), inherit: true);
        MaxWorkers = type.GetCustomAttribute<StatelessWorkerAttribute>()?.PlacementStrategy is StatelessWorkerPlacement workers ? workers.MaxLocal : 0;
        CollectionAge = type.IsDefined(typeof(KeepAliveAttribute)) ? TimeSpan.MaxValue
            : type.GetCustomAttribute<CollectionAgeLimitAttribute>()?.AgeLimit ?? defaultCollectionAge;
        HandlesDeactivation = type.GetMethod(nameof(Grain.OnDeactivateAsync), [typeof(DeactivationReason), typeof(CancellationToken)])?.DeclaringType != typeof(Grain);
        _create = ActivatorUtilities.CreateFactory(type, ReadConstructor());
    }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public Type[] Interfaces { get; }

    public bool IsReentrant { get; }

    // Zero for grains of which there is one activation.
    public int MaxWorkers { get; }

    public TimeSpan CollectionAge { get; }

    public bool HandlesDeactivation { get; }

    public List<PersistentStateAttribute> States { get; } = [];

    // Runs on the activation's scheduler.
    public (Grain Grain, List<IStorage> States) Create(Activation activation)
    {
        var arguments = new object[_arguments.Count];
        List<IStorage> states = [];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = _arguments[i](activation);
            if (arguments[i] is IStorage state)
                states.Add(state);
        }

        return ((Grain)_create(activation.ActivationServices, arguments), states);
    }

    // As Orleans names grain types: lower case, without "grain" at the end.
    private static string NameOf(Type type)
    {
        var name = type.Name.ToLowerInvariant();
        return name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }

    private Type[] ReadConstructor()
    {
        var constructors = Type.GetConstructors();
        var constructor = constructors.FirstOrDefault(static candidate => candidate.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute)))
            ?? constructors.MaxBy(static candidate => candidate.GetParameters().Length)
            ?? throw new OrleansConfigurationException($"Grain class {Type} has no public constructor.");
        List<Type> types = [];
        foreach (var parameter in constructor.GetParameters())
        {
            if (parameter.GetCustomAttribute<PersistentStateAttribute>() is { } facet)
            {
                States.Add(facet);
                types.Add(parameter.ParameterType);
                _arguments.Add(PersistentStateFacet.For(parameter, facet));
            }
            else if (parameter.ParameterType == typeof(IGrainContext))
            {
                types.Add(parameter.ParameterType);
                _arguments.Add(static activation => activation);
            }
        }

        return [.. types];
    }
}
