using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Headers;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.OriginalClient;

/// <summary>TLS as the original client needs it (P-15.3). Clients on loopback get it from a host that forces it (P-1.10).</summary>
public sealed class EncryptionTests(EncryptionTests.ForcedTls forced) : IClassFixture<EncryptionTests.ForcedTls>
{
    [Fact]
    public async Task Certificate_satisfies_the_client_and_a_whole_login_runs_inside_tls()
    {
        // P-15.3: self-signed, valid now, made for the address as typed.
        await using var client = await CmdrClient.ConnectAsync(forced.Host.EndPoint, InterfaceAddress());
        client.Header.Reply.ShouldBe(HostReply.AcceptedTls);

        await client.CommandAsync("my_info");
        client.IsEncrypted.ShouldBeTrue();
        await client.TypeAsync("auth -user root");
        foreach (var secret in new[] { HostFixture.FirstRootPassword, HostFixture.RootPassword })
        {
            await client.AnswerSecretAsync(secret);
        }

        await client.PromptAsync();
        client.Screen.ShouldNotContain(entry => entry.Type == FrameType.Err);
        await client.CommandAsync("term");
        (await client.RunAsync("my_info")).ShouldContain("root");
    }

    [Fact]
    public async Task Certificate_is_kept_for_the_next_connection()
    {
        // P-1.12, P-15.3: what its user has been shown, or has pinned, must not change by itself.
        var first = await HostCertAsync();
        (await HostCertAsync()).ShouldBe(first);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("no.such.host.example")]
    public async Task Name_without_certificate_ends_with_a_clear_reply(string typed)
    {
        // P-15.3, P-1.9 no. 5: no certificate, so reply 4 and the end; never one for another name.
        await using var client = await CmdrClient.ConnectAsync(forced.Host.EndPoint, typed);

        client.Header.Reply.ShouldBe(HostReply.NoCertificate);
        await client.UntilAsync(() => !client.IsConnected, "the end of the connection");
    }

    private async Task<byte[]> HostCertAsync()
    {
        await using var connection = await RawConnection.OpenAsync(forced.Host.EndPoint);
        await connection.SendAsync(new ClientHeader(ProtocolVersion.Host, "Cmdr v1.0.1", InterfaceAddress()).ToArray());
        (await connection.ReadHeaderAsync()).Reply.ShouldBe(HostReply.AcceptedTls);
        var frame = (await connection.ReadFrameAsync("2:HOST_CERT")).ShouldNotBeNull();
        (frame.CommandId, frame.Type).ShouldBe(((ushort)AsyncCommand.SysMsg, FrameType.HostCert)); // P-1.11
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

    /// <summary>A host that wants TLS from everybody.</summary>
    public sealed class ForcedTls : IAsyncLifetime
    {
        private readonly DataDirectory _data = new();

        internal HostProcess Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() =>
            Host = await HostProcess.StartAsync(_data.Path, "--Mrci:Front:ForceTlsOnLoopback", "true");

        public async ValueTask DisposeAsync()
        {
            if (Host is not null)
                await Host.DisposeAsync();
            _data.Dispose();
        }
    }
}
