using System.Reflection;

namespace Mrci.Commands.Host;

/// <summary>The version of this host.</summary>
public static class HostVersion
{
    /// <summary>As the build has named it, without what was built from.</summary>
    public static string Current { get; } = typeof(HostVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
