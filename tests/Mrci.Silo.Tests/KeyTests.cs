using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Headers;
using Mrci.Silo.Tests.Hosts;
using Mrci.Testing.PostgreSql;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace Mrci.Silo.Tests;

/// <summary>The keys that protect the private keys of certificates are in the store, not in the data directory (D-611).</summary>
public sealed class KeyTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Hosts_with_one_database_and_directories_of_their_own_show_the_same_certificate()
    {
        // P-1.12: what a user has been shown, or has pinned, does not change by itself.
        var address = InterfaceAddress();
        var database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);

        var first = await CertificateAsync(database, address);
        var second = await CertificateAsync(database, address);

        second.ShouldBe(first);
    }

    private static async Task<byte[]> CertificateAsync(string database, string name)
    {
        using var data = new DataDirectory();
        await using var host = await HostProcess.StartAsync(
            data.Path, "--Mrci:Storage:Provider", "PostgreSQL", "--Mrci:Storage:ConnectionString", database, "--Mrci:Front:ForceTlsOnLoopback", "true");
        await using var connection = await RawConnection.OpenAsync(host.EndPoint);
        await connection.SendAsync(new ClientHeader(ProtocolVersion.Host, "Raw", name).ToArray());
        (await connection.ReadHeaderAsync()).Reply.ShouldBe(HostReply.AcceptedTls);
        var frame = (await connection.ReadFrameAsync("2:HOST_CERT")).ShouldNotBeNull();
        Directory.Exists(Path.Combine(data.Path, "keys")).ShouldBeFalse("they are in the store");
        return frame.Payload.ToArray();
    }

    // The host makes a certificate only for an address of its machine that is not loopback (P-1.12).
    private static string InterfaceAddress()
    {
        var address = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Select(own => own.Address)
            .FirstOrDefault(own => own.AddressFamily == AddressFamily.InterNetwork
                && !IPAddress.IsLoopback(own) && !own.ToString().StartsWith("169.254.", StringComparison.Ordinal));
        Assert.SkipWhen(address is null, "this machine has no address but loopback, so the host makes no certificate (P-1.12)");
        return address.ToString();
    }
}
