using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary>A host where anybody may register (C-LST.2 note 1, P-4.10).</summary>
public sealed class PublicRegistrationTests
{
    [Fact]
    public async Task Session_without_user_registers_and_logs_in_and_loses_the_command()
    {
        // C-LST.3: 257 before login; P-4.9: public, but neither exempt nor permitted by rank, so removed at login.
        await using var host = await OwnHost.StartAsync("--Mrci:InitialSettings:allow_public_registrations", "1");
        await using var client = await host.ConnectAsync();
        client.Commands.TryGet(257, out var command).ShouldBeTrue();
        command!.Name.ShouldBe("add_acct");

        (await client.TypesAsync("add_acct", "-name alice -email alice@example.org", HostFixture.UserPassword))
            .ShouldBe([FrameType.PrivText]);
        client.Commands.Contains("term").ShouldBeFalse("C-add_acct.3: no login");
        await client.LoginAsync("alice", HostFixture.UserPassword);

        client.Commands.Contains("add_acct").ShouldBeFalse();
    }
}
