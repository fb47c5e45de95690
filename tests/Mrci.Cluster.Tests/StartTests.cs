using Mrci.Cluster.Tests.Clusters;

namespace Mrci.Cluster.Tests;

/// <summary>A cluster that cannot work is refused at the start, in one clear line.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("Mrci:Storage:Provider", "Sqlite", "a file that one process uses")]
    [InlineData("Mrci:Cluster:SiloPort", "0", "Mrci:Cluster:SiloPort is 0")]
    [InlineData("Mrci:Cluster:AdvertisedAddress", "no-such-host.invalid", "no address that others can reach")]
    [InlineData("Mrci:Cluster:SiloTls:Certificate", "/nowhere/silo.pem", "SiloTls needs all of")]
    public async Task Silo_with_a_wrong_setting_says_which(string key, string value, string named)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Mrci__Cluster__Enabled"] = "true",
            ["Mrci__Cluster__AdvertisedAddress"] = "127.0.0.1",
            ["Mrci__Storage__Provider"] = "PostgreSQL",
            ["Mrci__Storage__ConnectionString"] = "Host=127.0.0.1;Port=1;Username=nobody",
        };
        var data = Directory.CreateTempSubdirectory("mrci-cluster-");
        try
        {
            await using var silo = Node.Launch(Programs.Silo, settings, "--data", data.FullName, "--listen", "127.0.0.1:0", $"--{key}", value);

            (await silo.ExitAsync()).ShouldBe(1, silo.Errors);

            silo.Errors.ShouldContain(named);
            silo.Errors.ShouldNotContain("   at ", Case.Sensitive, "a clear message, no stack trace");
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Front_without_a_store_says_so()
    {
        await using var front = Node.Launch(
            Programs.Front, new Dictionary<string, string>(StringComparer.Ordinal), "--listen", "127.0.0.1:0");

        (await front.ExitAsync()).ShouldBe(1);

        front.Errors.ShouldContain("connection string");
        front.Errors.ShouldNotContain("   at ", Case.Sensitive, "a clear message, no stack trace");
    }
}
