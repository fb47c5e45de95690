using Mrci.TcpFront;
using YamlDotNet.RepresentationModel;

namespace Mrci.Deploy.Tests;

/// <summary>The manifests fit the programs: ports, probes, times.</summary>
public sealed class KubernetesTests
{
    // What a program may take after its drain (AddMrciTcpFront).
    private const int StopAfterDrain = 20;

    private static readonly string[] Ports =
    [
        "35516", // P-1.1
        KnownSettings.Default("Mrci.Silo", "Mrci", "Cluster", "SiloPort"),
        KnownSettings.Default("Mrci.Silo", "Mrci", "Cluster", "GatewayPort"),
        "8080",
    ];

    public static TheoryData<string> Yaml() =>
        [.. Repository.DeployFiles().Where(static file => file.EndsWith(".yaml", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Yaml))]
    public void File_is_yaml(string file) => Manifests.Load(file).ShouldNotBeEmpty();

    [Fact]
    public void Ports_are_those_of_the_programs()
    {
        var ports = Manifests.Kubernetes().SelectMany(static node => node.Named("containerPort").Concat(node.Named("port")))
            .OfType<YamlScalarNode>().Select(static node => node.Text()).Where(static port => char.IsAsciiDigit(port[0])).ToHashSet(StringComparer.Ordinal);

        ports.ShouldBe(Ports, ignoreOrder: true);
        var configured = Manifests.Load("deploy/kubernetes/configuration.yaml")[0].At("data");
        configured.At("Mrci__Http").Text().ShouldEndWith(":8080");
        configured.At("Mrci__Listen__0").Text().ShouldEndWith(":35516");
    }

    [Fact]
    public void Probes_are_those_that_the_programs_answer()
    {
        var answered = Repository.Read("Mrci.Hosting/Health/HealthEndpoints.cs");
        foreach (var container in Containers())
        {
            foreach (var probe in new[] { "startup", "liveness", "readiness" })
            {
                var path = container.At($"{probe}Probe", "httpGet", "path").Text();
                path.ShouldBe(probe switch { "startup" => "/health/startup", "liveness" => "/health/live", _ => "/health/ready" });
                answered.ShouldContain($"\"{path}\"");
            }
        }
    }

    [Fact]
    public void Pods_have_time_to_drain()
    {
        // P-1.20
        var drain = TimeSpan.Parse(Manifests.Load("deploy/kubernetes/configuration.yaml")[0].At("data", "Mrci__Front__DrainTimeout").Text()).TotalSeconds;
        foreach (var pod in PodSpecs())
        {
            var pause = pod.Named("preStop").Single().Named("command").Cast<YamlSequenceNode>().Single().Children[^1].Number();
            pod.At("terminationGracePeriodSeconds").Number().ShouldBeGreaterThan(pause + (int)drain + StopAfterDrain);
        }
    }

    [Fact]
    public void Pods_have_no_rights_they_do_not_need()
    {
        foreach (var pod in PodSpecs())
        {
            pod.At("securityContext", "runAsNonRoot").Text().ShouldBe("true");
            pod.At("automountServiceAccountToken").Text().ShouldBe("false");
        }

        foreach (var container in Containers())
        {
            container.At("securityContext", "readOnlyRootFilesystem").Text().ShouldBe("true");
            container.At("securityContext", "allowPrivilegeEscalation").Text().ShouldBe("false");
        }
    }

    [Fact]
    public void Silo_tells_others_the_address_of_its_pod() =>
        Containers().Single(static container => container.At("name").Text() == "silo").Named("fieldPath").Single().Text().ShouldBe("status.podIP");

    [Fact]
    public async Task Kustomization_can_be_rendered()
    {
        var (exit, output) = await Tool.RunAsync("kubectl", "kustomize", Repository.Path("deploy/kubernetes"));

        exit.ShouldBe(0, output);
        output.ShouldContain("kind: StatefulSet");
    }

    [Fact]
    public void Containers_of_the_compose_file_have_time_to_drain()
    {
        var drain = new FrontOptions().DrainTimeout.TotalSeconds;
        var periods = Manifests.Load("deploy/compose/compose.yaml")[0].Named("stop_grace_period").ToArray();

        periods.ShouldNotBeEmpty();
        periods.ShouldAllBe(period => int.Parse(period.Text().TrimEnd('s')) > drain + StopAfterDrain);
    }

    private static YamlNode[] PodSpecs()
    {
        var pods = Manifests.Kubernetes().Select(static node => node.At("spec", "template", "spec")).OfType<YamlNode>().ToArray();
        pods.Length.ShouldBe(2);
        return pods;
    }

    private static IEnumerable<YamlNode> Containers() =>
        PodSpecs().SelectMany(static pod => ((YamlSequenceNode)pod.At("containers").ShouldNotBeNull()).Children);
}
