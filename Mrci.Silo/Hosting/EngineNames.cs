namespace Mrci.Silo.Hosting;

/// <summary>Names that both engines write into the store, so that a database moves from one to the other.</summary>
internal static class EngineNames
{
    /// <summary>The service whose grain states these are.</summary>
    public const string ServiceId = "mrci";
}
