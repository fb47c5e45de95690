using System.Net;
using Mrci.Domain.Settings;
using Mrci.Grains.Bans;
using Mrci.Grains.Tests.Harness;
using Mrci.Grains.Users;

namespace Mrci.Grains.Tests.Users;

public sealed class LoginTests
{
    private static readonly HostSettings Thresholds = HostSettings.Default with { AutoLockThreshold = 20, AutoBanThreshold = 30 };

    [Fact]
    public async Task Parallel_wrong_passwords_lock_at_threshold_plus_one()
    {
        // D-905, C-auth.6, C-auth.7
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync(Thresholds);
        var user = host.User(await host.AddUserAsync("alice"));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => user.RecordAuthResultAsync(Accounts.Attempt(matched: false))));

        outcomes.Count(outcome => outcome.Verdict == AuthVerdict.Retry).ShouldBe(20);
        outcomes.Count(outcome => outcome.Verdict == AuthVerdict.End).ShouldBe(80);
        host.Logs.Auth.Count.ShouldBe(21);
        host.Logs.Auth.ShouldAllBe(row => row.AuthAttempt && !row.RecoverAttempt && !row.Accepted && row.CountToThreshold
            && row.UserName == "alice" && row.Address.Equals(IPAddress.Parse("192.0.2.1")));
        (await user.GetAsync()).ShouldNotBeNull().Locked.ShouldBeTrue();

        // B-13: the lock un-counts.
        host.Disk.All<UserState>("user").Values.ShouldAllBe(state => state.Failures.IsEmpty);
    }

    [Fact]
    public async Task Locked_account_refuses_the_right_password()
    {
        // C-auth.3
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync(Thresholds with { AutoLockThreshold = 1 });
        var user = host.User(await host.AddUserAsync("alice"));
        await user.RecordAuthResultAsync(Accounts.Attempt(matched: false));
        (await user.RecordAuthResultAsync(Accounts.Attempt(matched: false))).Verdict.ShouldBe(AuthVerdict.End);

        var outcome = await user.RecordAuthResultAsync(Accounts.Attempt(matched: true, completed: true));

        outcome.ShouldBe(new AuthOutcome(AuthVerdict.End, null));
    }

    [Fact]
    public async Task Completed_login_uncounts_the_failures_and_is_logged()
    {
        // C-auth.5
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync(Thresholds with { AutoLockThreshold = 2 });
        var user = host.User(await host.AddUserAsync("alice"));
        for (var round = 0; round < 3; round++)
        {
            (await user.RecordAuthResultAsync(Accounts.Attempt(matched: false))).Verdict.ShouldBe(AuthVerdict.Retry);
            (await user.RecordAuthResultAsync(Accounts.Attempt(matched: false))).Verdict.ShouldBe(AuthVerdict.Retry);
            var outcome = await user.RecordAuthResultAsync(Accounts.Attempt(matched: true, completed: true));
            outcome.Verdict.ShouldBe(AuthVerdict.Accepted);
            outcome.User.ShouldBe(await user.GetAsync());
        }

        host.Logs.Auth.Count(row => row is { Accepted: true, CountToThreshold: false }).ShouldBe(3);
    }

    [Fact]
    public async Task Right_password_of_an_unfinished_login_uncounts_nothing()
    {
        // C-auth.3, C-auth.5: only success un-counts
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync(Thresholds with { AutoLockThreshold = 1 });
        var user = host.User(await host.AddUserAsync("alice"));
        await user.RecordAuthResultAsync(Accounts.Attempt(matched: false));

        (await user.RecordAuthResultAsync(Accounts.Attempt(matched: true))).Verdict.ShouldBe(AuthVerdict.Accepted);

        (await user.RecordAuthResultAsync(Accounts.Attempt(matched: false))).Verdict.ShouldBe(AuthVerdict.End);
        host.Logs.Auth.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Result_for_a_former_password_is_not_counted()
    {
        // D-601: RecordAuthResult goes by the version of the record
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync(Thresholds with { AutoLockThreshold = 1 });
        var user = host.User(await host.AddUserAsync("alice"));
        await user.SetPasswordAsync(Guid.NewGuid(), Accounts.Password);

        (await user.RecordAuthResultAsync(Accounts.Attempt(matched: true, completed: true, version: 1))).Verdict.ShouldBe(AuthVerdict.Retry);
        (await user.RecordAuthResultAsync(Accounts.Attempt(matched: false, version: 1))).Verdict.ShouldBe(AuthVerdict.Retry);

        host.Logs.Auth.ShouldBeEmpty();
    }

    [Fact]
    public async Task Repeated_attempt_is_counted_once()
    {
        // D-600
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync(Thresholds with { AutoLockThreshold = 1 });
        var user = host.User(await host.AddUserAsync("alice"));
        var attempt = Accounts.Attempt(matched: false);

        for (var repeat = 0; repeat < 5; repeat++)
            (await user.RecordAuthResultAsync(attempt)).Verdict.ShouldBe(AuthVerdict.Retry);

        host.Logs.Auth.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Attacker_of_the_protected_account_is_banned_by_address()
    {
        // C-auth.6, D-714
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync(Thresholds);
        var root = host.User(await host.RootAsync());
        var bans = host.Grains.GetGrain<IBanGrain>(0);
        await root.RecordAuthResultAsync(Accounts.Attempt(matched: false, address: "192.0.2.7"));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 31).Select(_ => root.RecordAuthResultAsync(Accounts.Attempt(matched: false))));

        outcomes.Count(outcome => outcome.Verdict == AuthVerdict.Retry).ShouldBe(30);
        outcomes.Count(outcome => outcome.Verdict == AuthVerdict.EndAndClose).ShouldBe(1);
        (await bans.IsBannedAsync("192.0.2.1")).ShouldBeTrue();
        (await bans.IsBannedAsync("192.0.2.7")).ShouldBeFalse();
        (await root.GetAsync()).ShouldNotBeNull().Locked.ShouldBeFalse();
        host.Disk.All<UserState>("user").Values.ShouldHaveSingleItem().Failures.ShouldBe([new FailureCount("192.0.2.7", 1)]);
    }

    [Fact]
    public async Task Loopback_is_never_banned()
    {
        // C-auth.6, P-10.3
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync(Thresholds with { AutoBanThreshold = 1 });
        var root = host.User(await host.RootAsync());
        var attempts = Enumerable.Range(0, 3).Select(_ => Accounts.Attempt(matched: false, address: "127.0.0.1", isLoopback: true));

        var verdicts = new List<AuthVerdict>();
        foreach (var attempt in attempts)
            verdicts.Add((await root.RecordAuthResultAsync(attempt)).Verdict);

        verdicts.ShouldBe([AuthVerdict.Retry, AuthVerdict.End, AuthVerdict.End]);
        (await host.Grains.GetGrain<IBanGrain>(0).IsBannedAsync("127.0.0.1")).ShouldBeFalse();
        (await root.RecordAuthResultAsync(Accounts.Attempt(matched: true, completed: true, address: "127.0.0.1", isLoopback: true)))
            .Verdict.ShouldBe(AuthVerdict.Accepted);
    }

    [Fact]
    public async Task Success_uncounts_only_its_own_address_for_the_protected_account()
    {
        // C-auth.5: of this user and IP
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync(Thresholds);
        var root = host.User(await host.RootAsync());
        await root.RecordAuthResultAsync(Accounts.Attempt(matched: false, address: "192.0.2.1"));
        await root.RecordAuthResultAsync(Accounts.Attempt(matched: false, address: "192.0.2.2"));

        await root.RecordAuthResultAsync(Accounts.Attempt(matched: true, completed: true, address: "192.0.2.2"));

        host.Disk.All<UserState>("user").Values.ShouldHaveSingleItem().Failures.ShouldBe([new FailureCount("192.0.2.1", 1)]);
    }

    [Fact]
    public async Task Unknown_account_has_no_record_and_ends_the_dialogue()
    {
        // C-auth.2
        await using var host = await TestHost.StartAsync();
        var nobody = host.User(new string('0', 64));

        (await nobody.GetAuthRecordAsync()).ShouldBeNull();
        (await nobody.RecordAuthResultAsync(Accounts.Attempt(matched: true))).Verdict.ShouldBe(AuthVerdict.End);
    }
}
