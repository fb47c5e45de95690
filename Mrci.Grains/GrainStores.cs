namespace Mrci.Grains;

/// <summary>Names of the storages that the state of grains is kept in.</summary>
public static class GrainStores
{
    /// <summary>The database of the host.</summary>
    public const string Default = "mrci";
}
