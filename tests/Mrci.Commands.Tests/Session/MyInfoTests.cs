using Mrci.Commands.Tests.Harness;

namespace Mrci.Commands.Tests.Session;

public sealed class MyInfoTests
{
    private const ushort MyInfo = 306;

    // C-my_info.1: nobody logged in.
    [Fact]
    public async Task Without_user_only_the_session_is_shown()
    {
        await using var host = await TestHost.StartAsync();
        var session = await host.ConnectAsync();

        var lines = Lines(await session.SendAsync(MyInfo, ""));

        lines.ShouldBe([$"session id: {session.Id}", "ip address: 127.0.0.1", "logged in: false", "app name: Test"]);
    }

    // C-my_info.1: with a user, his account.
    [Fact]
    public async Task With_user_the_account_is_shown()
    {
        await using var host = await TestHost.StartAsync();
        var alice = await host.AddUserAsync("alice");
        var session = await host.ConnectAsync(alice);

        var lines = Lines(await session.SendAsync(MyInfo, ""));

        lines.Skip(2).ShouldBe(
        [
            "logged in: true",
            "app name: Test",
            "user name: alice",
            "group: users",
            "display name: ",
            $"user id: {alice.UserId}",
            "email: alice@example.org",
            $"registered: {alice.RegisteredUtc:yyyy-MM-dd HH:mm:ss}",
            "email verified: false",
            "owner override: false",
            "host rank: 2",
        ]);
    }

    private static string[] Lines(IReadOnlyList<TestFrame> frames)
    {
        frames.Heads().ShouldBe([$"{MyInfo}:Text", $"{MyInfo}:Idle"]);
        return frames[0].Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
