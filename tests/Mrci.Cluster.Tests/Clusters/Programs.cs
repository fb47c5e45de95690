using System.Reflection;

namespace Mrci.Cluster.Tests.Clusters;

/// <summary>Where the build put the programs under test.</summary>
internal static class Programs
{
    public static string Silo { get; } = Find("SiloProgram");

    public static string Front { get; } = Find("FrontProgram");

    /// <summary>The main library of the reference module (P-11.40).</summary>
    public static string TesterModule { get; } = Find("TesterModule");

    private static string Find(string key) => typeof(Programs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key.Equals(key, StringComparison.Ordinal)).Value!;
}
