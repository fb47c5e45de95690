using Mrci.Domain.Accounts;
using Mrci.Grains.Passwords;
using Mrci.Grains.Tests.Harness;

namespace Mrci.Grains.Tests.Passwords;

public sealed class PasswordWorkerGrainTests
{
    [Fact]
    public async Task Password_is_checked_against_its_record()
    {
        // D-310, D-311, D-616
        await using var host = await TestHost.StartAsync();
        var worker = host.Grains.GetGrain<IPasswordWorkerGrain>(0);
        var record = await worker.HashAsync("Secret-1");

        (await worker.VerifyAsync(record, "Secret-1")).ShouldBe(new PasswordVerification(Matched: true, Upgraded: null));
        (await worker.VerifyAsync(record, "secret-1")).ShouldBe(new PasswordVerification(Matched: false, Upgraded: null));
    }

    [Fact]
    public async Task Missing_record_never_matches()
    {
        // C-auth.8
        await using var host = await TestHost.StartAsync();

        (await host.Grains.GetGrain<IPasswordWorkerGrain>(0).VerifyAsync(null, "Secret-1")).Matched.ShouldBeFalse();
    }

    [Fact]
    public async Task Outdated_record_is_made_anew_by_the_right_password_only()
    {
        // D-310
        await using var host = await TestHost.StartAsync();
        var worker = host.Grains.GetGrain<IPasswordWorkerGrain>(0);
        var outdated = new PasswordHasher(iterations: 7).Hash("Secret-1");

        (await worker.VerifyAsync(outdated, "Secret-2")).Upgraded.ShouldBeNull();
        var upgraded = (await worker.VerifyAsync(outdated, "Secret-1")).Upgraded.ShouldNotBeNull();
        upgraded.Iterations.ShouldBe(1);
        PasswordHasher.Verify("Secret-1", upgraded).ShouldBeTrue();
    }
}
