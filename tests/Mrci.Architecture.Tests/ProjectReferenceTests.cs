using System.Xml.Linq;

namespace Mrci.Architecture.Tests;

/// <summary>Who may know whom: the table of the design, kept here as data (docs/architecture.md shows it to readers).</summary>
public sealed class ProjectReferenceTests
{
    private const string Everything = "*";

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Mrci.Protocol"] = [],
        ["Mrci.Domain"] = ["Mrci.Protocol"],
        ["Mrci.Modules.Abstractions"] = ["Mrci.Protocol"],
        ["Mrci.Grains.Interfaces"] = ["Mrci.Domain"],
        ["Mrci.Commands"] = ["Mrci.Domain", "Mrci.Modules.Abstractions", "Mrci.Grains.Interfaces"],
        ["Mrci.Grains"] = ["Mrci.Grains.Interfaces", "Mrci.Domain", "Mrci.Commands", "Mrci.Modules"],
        ["Mrci.Modules.Wire"] = ["Mrci.Modules.Abstractions", "Mrci.Protocol"],
        ["Mrci.Modules"] = ["Mrci.Modules.Abstractions", "Mrci.Modules.Wire"],
        ["Mrci.ModuleHost"] = ["Mrci.Modules.Abstractions", "Mrci.Modules.Wire", "Mrci.Protocol"],
        ["Mrci.Storage"] = ["Mrci.Domain"],
        ["Mrci.Admin"] = ["Mrci.Storage"],
        ["Mrci.TcpFront"] = ["Mrci.Protocol", "Mrci.Grains.Interfaces"],
        ["Mrci.Hosting"] = ["Mrci.Storage", "Mrci.TcpFront"],
        ["Mrci.Front"] = ["Mrci.Engine.Orleans", "Mrci.Grains.Interfaces", "Mrci.Hosting", "Mrci.Storage", "Mrci.TcpFront"],
        ["Mrci.Engine.Embedded"] = [],
        ["Mrci.Engine.Orleans"] = ["Mrci.Grains.Interfaces"],
        ["Mrci.Dashboard"] = ["Mrci.Grains.Interfaces"],
        ["Mrci.Client"] = ["Mrci.Protocol"],
        ["Mrci.Cli"] = ["Mrci.Client", "Mrci.Protocol"],
        ["Mrci.Silo"] = [Everything],
    };

    public static TheoryData<string> Projects()
    {
        var data = new TheoryData<string>();
        foreach (var project in Repository.ProductProjects())
            data.Add(Path.GetFileNameWithoutExtension(project));
        return data;
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_references_only_what_the_design_allows(string name)
    {
        Allowed.ShouldContainKey(name, $"{name} is not in the table: decide what it may know and add it");
        var allowed = Allowed[name];
        if (allowed is [Everything])
            return;

        var project = XDocument.Load(Repository.ProductProjects().Single(p => Path.GetFileNameWithoutExtension(p) == name));
        var references = project.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
            .ToArray();

        references.Except(allowed, StringComparer.Ordinal).ShouldBeEmpty($"{name} may reference: {string.Join(", ", allowed)}");
    }

    [Fact]
    public void Protocol_and_Domain_know_no_engine()
    {
        foreach (var name in new[] { "Mrci.Protocol", "Mrci.Domain", "Mrci.Modules.Abstractions" })
        {
            var project = XDocument.Load(Repository.ProductProjects().Single(p => Path.GetFileNameWithoutExtension(p) == name));
            project.Descendants("UsesEngine").ShouldBeEmpty(name);
            project.Descendants("OrleansPackage").ShouldBeEmpty(name);
        }
    }
}
