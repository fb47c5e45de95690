using System.Reflection;
using Orleans;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.Grains;

// All grain classes of the registered assemblies.
internal sealed class GrainClassRegistry
{
    private readonly Dictionary<GrainType, GrainClass> _byType = [];
    private readonly Dictionary<Type, List<GrainClass>> _byInterface = [];

    public GrainClassRegistry(IEnumerable<Assembly> assemblies, TimeSpan defaultCollectionAge)
    {
        foreach (var type in assemblies.SelectMany(static assembly => assembly.GetTypes()))
        {
            if (type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false } && typeof(Grain).IsAssignableFrom(type))
                Add(new GrainClass(type, defaultCollectionAge));
        }

        CheckStateNames();
    }

    public GrainClass Get(GrainType type)
        => _byType.TryGetValue(type, out var grainClass) ? grainClass : throw new ArgumentException($"There is no grain class of type {type}.", nameof(type));

    public GrainClass Get(Type grainInterface, string? classNamePrefix)
    {
        if (!_byInterface.TryGetValue(grainInterface, out var candidates))
            throw new ArgumentException($"No grain class implements {grainInterface}.", nameof(grainInterface));
        var chosen = classNamePrefix is null
            ? candidates
            : candidates.FindAll(candidate => candidate.Type.FullName!.StartsWith(classNamePrefix, StringComparison.Ordinal));
        if (chosen.Count > 1)
        {
            var name = grainInterface.Name.StartsWith('I') ? grainInterface.Name[1..] : grainInterface.Name;
            chosen = chosen.FindAll(candidate => candidate.Type.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        }

        return chosen.Count == 1
            ? chosen[0]
            : throw new ArgumentException($"It is not clear which class implements {grainInterface}: {string.Join(", ", candidates.Select(static candidate => candidate.Type.FullName))}.", nameof(grainInterface));
    }

    private void Add(GrainClass grainClass)
    {
        if (!_byType.TryAdd(grainClass.GrainType, grainClass))
            throw new OrleansConfigurationException($"{grainClass.Type} and {_byType[grainClass.GrainType].Type} have the same grain type, {grainClass.GrainType}.");
        foreach (var grainInterface in grainClass.Interfaces)
        {
            if (!_byInterface.TryGetValue(grainInterface, out var classes))
                _byInterface.Add(grainInterface, classes = []);
            classes.Add(grainClass);
        }
    }

    // Orleans' ADO.NET rows are named by state name and key only, so two classes with one state name would share rows.
    private void CheckStateNames()
    {
        Dictionary<(string Name, string? Storage), GrainClass> owners = [];
        foreach (var grainClass in _byType.Values)
        {
            foreach (var state in grainClass.States)
            {
                if (!owners.TryAdd((state.StateName, state.StorageName), grainClass))
                    throw new OrleansConfigurationException($"{grainClass.Type} and {owners[(state.StateName, state.StorageName)].Type} both name a state {state.StateName}.");
            }
        }
    }
}
