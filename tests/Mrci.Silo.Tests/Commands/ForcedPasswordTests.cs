using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary>A login that demands a new password first (C-auth.4, P-10.4), as root's first one does (D-402).</summary>
public sealed class ForcedPasswordTests
{
    [Fact]
    public async Task New_password_is_asked_for_until_it_is_valid_and_then_holds()
    {
        using var data = new DataDirectory();
        await using var host = await HostProcess.StartAsync(data.Path);
        await using (var client = await host.ConnectAsync())
        {
            // Empty: cancelled, not logged in, still demanded.
            (await client.TypesAsync("auth", "-user root", HostFixture.FirstRootPassword, "")).Where(type => type != FrameType.Text)
                .ShouldBe([FrameType.PrivText, FrameType.PrivText]);
            client.Commands.Contains("term").ShouldBeFalse();

            (await client.TypesAsync("auth", "-user root", HostFixture.FirstRootPassword, "weak", HostFixture.RootPassword))
                .Where(type => type != FrameType.Text)
                .ShouldBe([FrameType.PrivText, FrameType.PrivText, FrameType.Err, FrameType.PrivText]);
            await client.SynchronizeAsync();
            client.Commands.Contains("term").ShouldBeTrue();
        }

        await using var again = await host.ConnectAsync();
        (await again.TypesAsync("auth", "-user root", HostFixture.FirstRootPassword, HostFixture.RootPassword))
            .ShouldBe([FrameType.PrivText, FrameType.Err, FrameType.PrivText, FrameType.Text]);
    }
}
