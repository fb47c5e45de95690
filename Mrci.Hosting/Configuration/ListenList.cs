using Microsoft.Extensions.Configuration;

namespace Mrci.Hosting.Configuration;

/// <summary>Where clients connect, as the configuration has it.</summary>
public static class ListenList
{
    private const string Key = $"{HostConfiguration.Section}:Listen";

    /// <summary>
    /// Reads the list of the last source that has one. The binder would mix the lists of several sources by their indexes, and so listen where nobody
    /// who gave a shorter list wants it.
    /// </summary>
    /// <param name="configuration">The configuration.</param>
    /// <returns>Its texts, unchecked; none when no source has any. A single text instead of a list counts as a list of one.</returns>
    public static IReadOnlyList<string> Read(IConfigurationRoot configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration.Providers.Reverse().Select(Read).FirstOrDefault(static list => list.Length > 0, []);
    }

    private static string[] Read(IConfigurationProvider provider) => provider.TryGet(Key, out var single) && single is { Length: > 0 }
        ? [single]
        : [.. provider.GetChildKeys([], Key).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(index => provider.TryGet($"{Key}:{index}", out var text) ? text ?? "" : "")];
}
