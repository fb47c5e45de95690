using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Mrci.Grains.Certificates;
using Mrci.Grains.Tests.Harness;
using Orleans.Runtime;

namespace Mrci.Grains.Tests.Certificates;

/// <summary>The list of certificates has what is stored, whatever a change was interrupted by (D-614, D-902).</summary>
public sealed class CertificateListTests
{
    private const string Name = "Host.example.org";

    // The name in the list, the certificate, the list again.
    private const int Writes = 3;

    private static readonly (string Pem, byte[] Key) Pair = Make();

    public static TheoryData<int, FaultKind> Faults { get; } = Every.Fault(Writes);

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Installation_hit_by_a_fault_leaves_the_list_right(int write, FaultKind kind) =>
        ChangeAsync(write, kind, before: static _ => Task.CompletedTask, InstallAsync);

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Removal_hit_by_a_fault_leaves_the_list_right(int write, FaultKind kind) =>
        ChangeAsync(write, kind, InstallAsync, static host => GrainOf(host).RemoveAsync());

    [Fact]
    public async Task Names_are_in_order_of_creation_and_settled()
    {
        // D-614
        await using var host = await TestHost.StartAsync();
        foreach (var name in new[] { "b.example.org", "a.example.org", "c.example.org", "B.example.org" })
            await GrainOf(host, name).InstallAsync(name, Pair.Pem, Pair.Key, replace: true);
        await GrainOf(host, "a.example.org").RemoveAsync();

        var list = await ListOf(host).GetAsync();

        list.Names.ShouldBe(["b.example.org", "c.example.org"]);
        list.Unsettled.ShouldBeEmpty();
    }

    private static async Task ChangeAsync(int write, FaultKind kind, Func<TestHost, Task> before, Func<TestHost, Task> change)
    {
        var host = await TestHost.StartAsync();
        await before(host);
        host.Storage.FailWrite(write, kind);
        try
        {
            await change(host);
        }
        catch (OrleansException)
        {
            // The fault that the test has set, before the change was known to be stored.
            write.ShouldBeLessThan(Writes);
        }

        host.Storage.HasFailed.ShouldBeTrue();
        host = await host.ReplaceAsync();
        await using (host)
        {
            var isStored = await GrainOf(host).GetInfoAsync() is not null;
            var list = await ListOf(host).GetAsync();
            if (isStored)
                list.Names.ShouldHaveSingleItem("a certificate that nobody sees");
            foreach (var name in list.Unsettled)
                (await GrainOf(host, name).SettleAsync()).ShouldBe(isStored);

            list = await ListOf(host).GetAsync();
            list.Names.ShouldBe(isStored ? [Name] : []);
            list.Unsettled.ShouldBeEmpty();
        }
    }

    private static Task InstallAsync(TestHost host) => GrainOf(host).InstallAsync(Name, Pair.Pem, Pair.Key, replace: false);

    private static ICertificateGrain GrainOf(TestHost host, string name = Name) => host.Grains.GetGrain<ICertificateGrain>(name.ToLowerInvariant());

    private static ICertificateListGrain ListOf(TestHost host) => host.Grains.GetGrain<ICertificateListGrain>(0);

    private static (string Pem, byte[] Key) Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Name}", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(30), DateTimeOffset.UnixEpoch.AddYears(120));
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKey());
    }
}
