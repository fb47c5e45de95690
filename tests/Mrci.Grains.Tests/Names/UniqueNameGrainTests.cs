using Microsoft.Extensions.Time.Testing;
using Mrci.Commands.Accounts;
using Mrci.Grains.Names;
using Mrci.Grains.Tests.Harness;

namespace Mrci.Grains.Tests.Names;

public sealed class UniqueNameGrainTests
{
    private static readonly string Alice = AccountRegistration.NewUserId();
    private static readonly string Bob = AccountRegistration.NewUserId();

    [Fact]
    public async Task Claim_by_another_owner_is_refused_while_it_stands()
    {
        // D-702
        await using var host = await TestHost.StartAsync();
        var name = host.Name(NameKey.User("carol"));

        (await name.TryClaimAsync(Alice, Guid.NewGuid())).ShouldBeTrue();
        host.Shift(TimeSpan.FromSeconds(59));
        (await name.TryClaimAsync(Bob, Guid.NewGuid())).ShouldBeFalse();
        (await name.TryClaimAsync(Alice, Guid.NewGuid())).ShouldBeTrue();
    }

    [Fact]
    public async Task Claim_that_expired_is_taken_over_when_the_owner_does_not_hold_the_name()
    {
        // D-702
        await using var host = await TestHost.StartAsync();
        var name = host.Name(NameKey.User("carol"));
        await name.TryClaimAsync(Alice, Guid.NewGuid());
        host.Shift(TimeSpan.FromSeconds(60));

        (await name.TryClaimAsync(Bob, Guid.NewGuid())).ShouldBeTrue();
        (await name.TryClaimAsync(Alice, Guid.NewGuid())).ShouldBeFalse();
    }

    [Fact]
    public async Task Claim_that_expired_stays_with_an_owner_who_holds_the_name()
    {
        // D-702
        await using var host = await TestHost.StartAsync();
        var name = host.Name(NameKey.User("carol"));
        await name.TryClaimAsync(Alice, Guid.NewGuid());
        await host.User(Alice).CreateAsync(Guid.NewGuid(), Accounts.NewUser("Carol"));
        host.Shift(TimeSpan.FromSeconds(61));

        (await name.TryClaimAsync(Bob, Guid.NewGuid())).ShouldBeFalse();
        (await name.ResolveAsync()).ShouldBe(Alice);
        host.Disk.All<UniqueNameState>("name").Values.ShouldHaveSingleItem().Status.ShouldBe(UniqueNameStatus.Confirmed);
    }

    [Fact]
    public async Task Resolve_finds_a_pending_name_only_when_its_owner_holds_it()
    {
        // D-702
        await using var host = await TestHost.StartAsync();
        var name = host.Name(NameKey.User("carol"));
        (await name.ResolveAsync()).ShouldBeNull();
        await name.TryClaimAsync(Alice, Guid.NewGuid());
        (await name.ResolveAsync()).ShouldBeNull();

        await host.User(Alice).CreateAsync(Guid.NewGuid(), Accounts.NewUser("carol"));

        (await name.ResolveAsync()).ShouldBe(Alice);
        host.Disk.All<UniqueNameState>("name").Values.ShouldHaveSingleItem().Status.ShouldBe(UniqueNameStatus.Confirmed);
    }

    [Fact]
    public async Task Confirmation_for_somebody_else_fails_loudly()
    {
        // D-606
        await using var host = await TestHost.StartAsync();
        var name = host.Name(NameKey.User("carol"));
        await name.TryClaimAsync(Alice, Guid.NewGuid());

        await Should.ThrowAsync<InvalidOperationException>(() => name.ConfirmAsync(Bob));
    }

    [Fact]
    public async Task Release_frees_only_the_owners_name()
    {
        // D-606
        await using var host = await TestHost.StartAsync();
        var name = host.Name(NameKey.User("carol"));
        await name.TryClaimAsync(Alice, Guid.NewGuid());
        await name.ReleaseAsync(Bob);
        (await name.TryClaimAsync(Bob, Guid.NewGuid())).ShouldBeFalse();

        await name.ReleaseAsync(Alice);

        (await name.TryClaimAsync(Bob, Guid.NewGuid())).ShouldBeTrue();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pending_claim_is_settled_without_any_call(bool isRestarted)
    {
        // D-702, D-902: no orphan after 2 minutes
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        var host = await TestHost.StartAsync(time: clock);
        await host.Name(NameKey.User("carol")).TryClaimAsync(Alice, Guid.NewGuid());
        await host.Name(NameKey.User("dave")).TryClaimAsync(Bob, Guid.NewGuid());
        await host.User(Bob).CreateAsync(Guid.NewGuid(), Accounts.NewUser("dave"));
        if (isRestarted)
        {
            // Without its activation a name learns of the time with the next call, whatever the call is.
            host = await host.ReplaceAsync();
            await host.Name(NameKey.User("carol")).ReleaseAsync(Bob);
            await host.Name(NameKey.User("dave")).ReleaseAsync(Alice);
        }

        await using (host)
        {
            clock.Advance(TimeSpan.FromSeconds(61));
            await Wait.UntilAsync(
                () => host.Disk.All<UniqueNameState>("name").Values.All(name => name.Status != UniqueNameStatus.Pending),
                "the claims to be settled");
            host.Disk.All<UniqueNameState>("name")[NameKey.User("carol")].Status.ShouldBe(UniqueNameStatus.Free);
            host.Disk.All<UniqueNameState>("name")[NameKey.User("dave")].Status.ShouldBe(UniqueNameStatus.Confirmed);
        }
    }
}
