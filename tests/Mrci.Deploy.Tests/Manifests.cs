using YamlDotNet.RepresentationModel;

namespace Mrci.Deploy.Tests;

/// <summary>YAML as a tree of plain values.</summary>
internal static class Manifests
{
    public static IReadOnlyList<YamlNode> Load(string name)
    {
        using var reader = new StringReader(Repository.Read(name));
        var stream = new YamlStream();
        stream.Load(reader);
        return [.. stream.Documents.Select(static document => document.RootNode)];
    }

    /// <summary>All nodes of the Kubernetes manifests.</summary>
    public static IEnumerable<YamlNode> Kubernetes() => Repository.DeployFiles()
        .Where(static file => file.StartsWith("deploy/kubernetes/", StringComparison.Ordinal))
        .SelectMany(static file => Load(file));


    /// <summary>The value below a path of names; null when there is none.</summary>
    public static YamlNode? At(this YamlNode? node, params string[] path) =>
        path.Aggregate(node, static (current, name) => current is YamlMappingNode map && map.Children.TryGetValue(name, out var next) ? next : null);

    /// <summary>All values that stand under a name, however deep.</summary>
    public static IEnumerable<YamlNode> Named(this YamlNode node, string name) =>
        node.AllNodes.OfType<YamlMappingNode>().Select(map => map.At(name)).OfType<YamlNode>();

    public static string Text(this YamlNode? node) => ((YamlScalarNode)node.ShouldNotBeNull()).Value.ShouldNotBeNull();

    public static int Number(this YamlNode? node) => int.Parse(node.Text());
}
