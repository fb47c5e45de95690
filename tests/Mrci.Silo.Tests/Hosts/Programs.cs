using System.Reflection;

namespace Mrci.Silo.Tests.Hosts;

/// <summary>Where the build put the programs under test.</summary>
internal static class Programs
{
    public static string Silo { get; } = Find("SiloProgram");

    /// <summary>The host on the embedded engine; only where the tests were built for Orleans.</summary>
    public static string EmbeddedSilo => Find("EmbeddedSiloProgram");

    public static string Cli { get; } = Find("CliProgram");

    /// <summary>The <c>main.dll</c> of the reference module (P-11.40).</summary>
    public static string Tester { get; } = Find("TesterModule");

    /// <summary>The <c>main.dll</c> of a module that does all that modules should not.</summary>
    public static string Misbehaving { get; } = Find("MisbehavingModule");

    private static string Find(string key) => typeof(Programs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key.Equals(key, StringComparison.Ordinal)).Value!;
}
