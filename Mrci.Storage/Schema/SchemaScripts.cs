using System.Globalization;
using System.Reflection;

namespace Mrci.Storage.Schema;

/// <summary>The scripts in this assembly: resources <c>Schema/&lt;dialect&gt;/NNNN-name.sql</c>.</summary>
internal static class SchemaScripts
{
    private const int NumberLength = 4;

    /// <summary>The scripts of a dialect in the order in which they apply.</summary>
    public static IReadOnlyList<SchemaScript> Load(string dialect)
    {
        var assembly = typeof(SchemaScripts).Assembly;
        var folder = $"Schema/{dialect}/";
        return [.. assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(resource => Read(assembly, resource, resource[folder.Length..]))];
    }

    private static SchemaScript Read(Assembly assembly, string resource, string file)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        // Line ends are those of the checkout; the digest must not be.
        var text = reader.ReadToEnd().ReplaceLineEndings("\n");
        return new SchemaScript(
            int.Parse(file.AsSpan(0, NumberLength), NumberStyles.None, CultureInfo.InvariantCulture),
            Path.GetFileNameWithoutExtension(file)[(NumberLength + 1)..],
            text);
    }
}
