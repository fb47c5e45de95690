using System.Reflection;

namespace Mrci.ModuleHost.Tests.Harness;

/// <summary>What the build has put where.</summary>
internal static class Built
{
    public static string ModuleHost => Of("ModuleHostProgram");

    public static string Tester => Of("TesterModule");

    public static string Plaza => Of("PlazaModule");

    public static string Misbehaving => Of("MisbehavingModule");

    private static string Of(string key) =>
        typeof(Built).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
