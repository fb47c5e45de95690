namespace Orleans.Runtime;

/// <summary>Marks a constructor parameter of type <see cref="IPersistentState{TState}"/>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class PersistentStateAttribute : Attribute
{
    /// <summary>Names the state and where it is kept.</summary>
    /// <param name="stateName">Name of the state; unique among all grain classes, because rows are named by state name and grain key.</param>
    /// <param name="storageName">Name of the storage; <see langword="null"/> for the default one.</param>
    public PersistentStateAttribute(string stateName, string? storageName = null)
    {
        ArgumentNullException.ThrowIfNull(stateName);
        StateName = stateName;
        StorageName = storageName;
    }

    /// <summary>Name of the state.</summary>
    public string StateName { get; }

    /// <summary>Name of the storage.</summary>
    public string? StorageName { get; }
}
