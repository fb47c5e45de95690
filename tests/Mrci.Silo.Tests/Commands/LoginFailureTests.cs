using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary>Wrong passwords and their limits, with the errors of v1.0.1 (C-auth.2, C-auth.6, C-auth.7).</summary>
public sealed class LoginFailureTests(LoginFailureTests.FrankHost frank) : IClassFixture<LoginFailureTests.FrankHost>
{
    private const string Wrong = "Not-The-Password-0";

    [Theory]
    [InlineData("-user nobody_of_that_name")]
    [InlineData("-email nobody@example.org")]
    public async Task Unknown_account_is_refused_at_once(string account)
    {
        // C-auth.2 NF, C-auth.8 off
        await using var client = await frank.Host.ConnectAsync();
        await client.FailsAsync($"auth {account}");
    }

    [Fact]
    public async Task Failure_beyond_the_limit_locks_the_account()
    {
        // C-auth.6: with a limit of 3 the 4th locks, ERR and IDLE; then ST(account locked), whatever the password.
        var name = await AccountAsync();
        await using var client = await frank.Host.ConnectAsync();

        (await client.TypesAsync("auth", $"-user {name}", Wrong, Wrong, Wrong, Wrong)).ShouldBe(
        [
            FrameType.PrivText, FrameType.Err, FrameType.PrivText, FrameType.Err, FrameType.PrivText, FrameType.Err, FrameType.PrivText,
            FrameType.Err,
        ]);

        await client.FailsAsync($"auth -user {name}");
        await client.FailsAsync($"auth -email {name}@example.org");
    }

    [Fact]
    public async Task Failures_count_over_all_sessions()
    {
        // C-auth.7: two and two are four.
        var name = await AccountAsync();
        await using var first = await frank.Host.ConnectAsync();
        await using var second = await frank.Host.ConnectAsync();
        var firstRun = await first.AskedAsync("auth", $"-user {name}");
        var secondRun = await second.AskedAsync("auth", $"-user {name}");
        await firstRun.AnsweredAsync(Wrong);
        await secondRun.AnsweredAsync(Wrong);
        await firstRun.AnsweredAsync(Wrong);

        await secondRun.SendAsync(Wrong);
        (await secondRun.Completion.Within("the end of auth")).Frames[^1].Type.ShouldBe(FrameType.Err);

        // C-auth.3: the lock is checked again before the right password lets in.
        await firstRun.SendAsync(HostFixture.UserPassword);
        await firstRun.UntilAsync(FrameType.Err);
        (await first.NotificationsAsync()).ShouldBeEmpty("no MY_INFO");
        first.Commands.Contains("term").ShouldBeFalse();
    }

    [Fact]
    public async Task Simultaneous_failures_are_counted_one_by_one()
    {
        // C-auth.7: increment and decision are one step: of ten at once three may retry, one locks, and none goes uncounted.
        var name = await AccountAsync();
        var clients = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => frank.Host.ConnectAsync()));
        var runs = await Task.WhenAll(clients.Select(client => client.AskedAsync("auth", $"-user {name}")));

        await Task.WhenAll(runs.Select(run => run.SendAsync(Wrong)));
        var retries = 0;
        foreach (var run in runs)
            retries += await run.SendsAsync(FrameType.PrivText) ? 1 : 0;

        retries.ShouldBe(3);
        foreach (var client in clients)
            await client.DisposeAsync();
    }

    [Fact]
    public async Task Success_sets_the_count_back()
    {
        // C-auth.5: failures since the last success (P-10.3).
        var name = await AccountAsync();
        await using var client = await frank.Host.ConnectAsync();
        (await client.TypesAsync("auth", $"-user {name}", Wrong, Wrong, Wrong, HostFixture.UserPassword))[^1].ShouldBe(FrameType.Text);
        (await client.TypesAsync("auth", $"-user {name}", Wrong, Wrong, Wrong, HostFixture.UserPassword))[^1].ShouldBe(FrameType.Text);
    }

    [Fact]
    public async Task Empty_answer_does_not_count()
    {
        // C-auth.3: cancelled, not failed
        var name = await AccountAsync();
        await using var client = await frank.Host.ConnectAsync();
        foreach (var _ in Enumerable.Range(0, 5))
            await client.TypesAsync("auth", $"-user {name}", "");

        (await client.TypesAsync("auth", $"-user {name}", Wrong, Wrong, Wrong, HostFixture.UserPassword))[^1].ShouldBe(FrameType.Text);
    }

    [Fact]
    public async Task Root_on_loopback_is_neither_locked_nor_banned()
    {
        // C-auth.6, P-10.3: protected account, ban limit of 3; the dialogue ends, the session stays, the address may come again.
        await using var client = await frank.Host.ConnectAsync();
        (await client.TypesAsync("auth", "-user root", Wrong, Wrong, Wrong, Wrong)).Count(type => type == FrameType.Err).ShouldBe(4);
        client.CloseReason.ShouldBe(CloseReason.None);
        await client.DoAsync("my_info");

        await using var again = await frank.Host.ConnectAsync();
        (await again.TypesAsync("auth", "-user root", HostFixture.RootPassword)).ShouldBe([FrameType.PrivText, FrameType.Text]);
    }

    private async Task<string> AccountAsync()
    {
        var name = HostFixture.Name("alice");
        await frank.Host.Root.AddAccountAsync(name);
        return name;
    }

    /// <summary>Says what is wrong with an account, and locks after three failures.</summary>
    public sealed class FrankHost() : OwnHostFixture(
        "--Mrci:UniformAccountErrors", "false",
        "--Mrci:InitialSettings:auto_lock_threshold", "3",
        "--Mrci:InitialSettings:auto_ban_threshold", "3");
}
