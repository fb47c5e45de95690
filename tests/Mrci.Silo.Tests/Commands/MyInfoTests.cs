using Mrci.Protocol.Payloads;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary><c>my_info</c> (C-my_info.1).</summary>
public sealed class MyInfoTests(HostFixture fixture)
{
    [Fact]
    public async Task Without_user_it_shows_the_session()
    {
        await using var client = await fixture.ConnectAsync();

        var values = Values((await client.DoAsync("my_info")).Text);

        values.ShouldBe([client.SessionId.ToString(), "127.0.0.1", "false", "Mrci.Client"]);
    }

    [Fact]
    public async Task With_user_it_shows_the_account_too()
    {
        var name = HostFixture.Name("alice");
        await using var client = await fixture.UserAsync(name);
        MyInfo.TryRead((await client.NotificationAsync(Protocol.Frames.AsyncCommand.SysMsg)).Payload.Span, out var info).ShouldBeTrue();

        var values = Values((await client.DoAsync("my_info")).Text);

        values[..4].ShouldBe([client.SessionId.ToString(), "127.0.0.1", "true", "Mrci.Client"]);
        values[4..7].ShouldBe([name, "users", ""]);
        values[7].ShouldBe(info.Peer.UserId.ToString());
        values[8].ShouldBe($"{name}@example.org");
        DateTime.TryParse(values[9], out var registered).ShouldBeTrue(values[9]);
        registered.ShouldBe(TimeProvider.System.GetUtcNow().UtcDateTime, TimeSpan.FromMinutes(5)); // C-TBL.2
        values[10..].ShouldBe(["false", "false", "2"]);
    }

    [Theory]
    [InlineData("-any -arguments \"at all\"")]
    [InlineData("\"open quote")]
    public async Task Arguments_are_ignored(string arguments)
    {
        // C-GEN.2
        await using var client = await fixture.ConnectAsync();
        (await client.DoAsync($"my_info {arguments}")).Text.ShouldContain(client.SessionId.ToString());
    }

    // The keys are worded by the host, their order is that of the rule.
    private static string[] Values(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())];
}
