using Mrci.Testing.PostgreSql;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace Mrci.Cluster.Tests.Clusters;

/// <summary>Silos and fronts of one cluster, with a database and a data directory of their own, all gone after the test.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    public const string FirstRootPassword = "First-Light-1";
    public const string RootPassword = "Second-Light-2";
    public const string UserPassword = "Third-Light-3";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("mrci-cluster-");
    private readonly Dictionary<string, string> _environment;
    private readonly List<Node> _nodes = [];

    private TestCluster(string database) => _environment = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["MRCI_ROOT_PASSWORD"] = FirstRootPassword,
        ["Mrci__Storage__Provider"] = "PostgreSQL",
        ["Mrci__Storage__ConnectionString"] = database,
        ["Mrci__Cluster__Enabled"] = "true",
        ["Mrci__Cluster__Profile"] = "DataCentre",
        ["Mrci__Cluster__AdvertisedAddress"] = "127.0.0.1",
    };

    public string DataDirectory => _data.FullName;

    /// <summary>Connection string of the database.</summary>
    public string Database => _environment["Mrci__Storage__ConnectionString"];

    /// <summary>A cluster without a process in it.</summary>
    public static async Task<TestCluster> CreateAsync(PostgresFixture postgres) =>
        new(await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken));

    /// <summary>A setting of the processes that start from now on.</summary>
    public void Set(string name, string value) => _environment[$"Mrci__{name.Replace(":", "__", StringComparison.Ordinal)}"] = value;

    /// <summary>Starts a silo with a front of its own and waits until it accepts clients.</summary>
    public Task<Node> StartSiloAsync(SiloPorts? ports = null) => LaunchSilo(ports ?? SiloPorts.Free()).ReadyAsync();

    /// <summary>Starts a silo with a front of its own.</summary>
    public Node LaunchSilo(SiloPorts ports) => Add(Node.Launch(
        Programs.Silo, _environment, "--listen", "127.0.0.1:0", "--data", DataDirectory, "--http", $"127.0.0.1:{SiloPorts.FreePort()}",
        "--Mrci:Cluster:SiloPort", $"{ports.Silo}", "--Mrci:Cluster:GatewayPort", $"{ports.Gateway}"));

    /// <summary>Starts a front that is a process of its own and waits until it accepts clients.</summary>
    public Task<Node> StartFrontAsync() => LaunchFront().ReadyAsync();

    /// <summary>Starts a front that is a process of its own.</summary>
    public Node LaunchFront() =>
        Add(Node.Launch(Programs.Front, _environment, "--listen", "127.0.0.1:0", "--http", $"127.0.0.1:{SiloPorts.FreePort()}"));

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
            // Shown with a test that failed.
            TestContext.Current.TestOutputHelper?.WriteLine($"--- {node.Name}\n{node.Errors}");
        }

        _data.Delete(recursive: true);
    }

    private Node Add(Node node)
    {
        _nodes.Add(node);
        return node;
    }
}
