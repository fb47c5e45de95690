using Mrci.Commands.Accounts;
using Mrci.Grains.Groups;
using Mrci.Grains.Names;
using Mrci.Grains.Tests.Harness;
using Mrci.Grains.Users;

namespace Mrci.Grains.Tests.Creation;

public sealed class AccountRegistrationTests
{
    // Claim name, claim e-mail, create, add member, confirm name, confirm e-mail, the listing.
    private const int Writes = 7;

    public static TheoryData<int, FaultKind> Faults { get; } = Every.Fault(Writes);

    [Fact]
    public async Task Registration_makes_the_account_its_names_and_its_membership()
    {
        // D-704, C-add_acct.3
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();

        var userId = await host.AddUserAsync("Alice", "Alice@Example.org");

        (await host.Name(NameKey.User("ALICE")).ResolveAsync()).ShouldBe(userId);
        (await host.Name(NameKey.Email("alice@example.ORG")).ResolveAsync()).ShouldBe(userId);
        (await host.Group(GroupIds.Users).GetAsync()).ShouldNotBeNull().MemberCount.ShouldBe(1);
        var user = (await host.User(userId).GetAsync()).ShouldNotBeNull();
        user.Name.ShouldBe("Alice");
        user.Email.ShouldBe("Alice@Example.org");
        user.GroupId.ShouldBe(GroupIds.Users);
        user.RegisteredUtc.ShouldBe(host.Time.GetUtcNow(), TimeSpan.FromMinutes(1));
        new[] { user.EmailVerified, user.Locked, user.Protected, user.NeedNewName, user.NeedNewPassword }.ShouldAllBe(flag => !flag);
    }

    [Fact]
    public async Task Registration_names_what_is_taken_and_leaves_nothing_behind()
    {
        // D-704: failure before Create releases
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        await host.AddUserAsync("alice", "alice@example.org");

        (await host.RegisterAsync(Guid.NewGuid(), AccountRegistration.NewUserId(), Accounts.NewUser("Alice", "other@example.org")))
            .ShouldBe(RegistrationStatus.NameTaken);
        (await host.RegisterAsync(Guid.NewGuid(), AccountRegistration.NewUserId(), Accounts.NewUser("other", "ALICE@example.org")))
            .ShouldBe(RegistrationStatus.EmailTaken);

        await host.AddUserAsync("other", "other@example.org");
    }

    [Fact]
    public async Task Registration_without_the_initial_group_changes_nothing()
    {
        // D-704, C-CFG.5
        await using var host = await TestHost.StartAsync();

        (await host.RegisterAsync(Guid.NewGuid(), AccountRegistration.NewUserId(), Accounts.NewUser("alice")))
            .ShouldBe(RegistrationStatus.NoInitialGroup);

        host.Storage.Writes.ShouldBe(0);
    }

    [Fact]
    public async Task Concurrent_registrations_of_one_name_have_one_winner()
    {
        // D-901
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        for (var round = 0; round < 25; round++)
        {
            var names = new[] { $"Person{round}", $"person{round}", $"PERSON{round}", $"pErSoN{round}" };
            var results = await Task.WhenAll(names.Select((name, index) => host.RegisterAsync(
                Guid.NewGuid(), AccountRegistration.NewUserId(), Accounts.NewUser(name, $"p{round}-{index}@example.org"))));

            results.Count(result => result == RegistrationStatus.Created).ShouldBe(1);
            results.Count(result => result == RegistrationStatus.NameTaken).ShouldBe(3);
        }

        host.Disk.All<UserState>("user").Count.ShouldBe(26);
    }

    [Fact]
    public async Task Concurrent_registrations_of_one_address_have_one_winner()
    {
        // D-901, C-add_acct.2
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(index => host.RegisterAsync(
            Guid.NewGuid(), AccountRegistration.NewUserId(), Accounts.NewUser($"person{index}", "One@example.org"))));

        results.Count(result => result == RegistrationStatus.Created).ShouldBe(1);
        results.Count(result => result == RegistrationStatus.EmailTaken).ShouldBe(19);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Registration_hit_by_a_fault_succeeds_when_repeated(int write, FaultKind kind)
    {
        // D-902, D-600
        var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var (operation, userId) = (Guid.NewGuid(), AccountRegistration.NewUserId());
        var user = Accounts.NewUser("alice", "alice@example.org");
        host.Storage.FailWrite(write, kind);

        await Should.ThrowAsync<Exception>(() => host.RegisterAsync(operation, userId, user));
        host.Storage.HasFailed.ShouldBeTrue();
        if (kind is FaultKind.KilledBefore or FaultKind.KilledAfter)
            host = await host.ReplaceAsync();

        await using (host)
        {
            (await host.RegisterAsync(operation, userId, user)).ShouldBe(RegistrationStatus.Created);
            (await host.Name(NameKey.User("alice")).ResolveAsync()).ShouldBe(userId);
            (await host.Name(NameKey.Email("alice@example.org")).ResolveAsync()).ShouldBe(userId);
            (await host.Group(GroupIds.Users).GetAsync()).ShouldNotBeNull().MemberCount.ShouldBe(1);
            host.Disk.All<UniqueNameState>("name").Values.ShouldAllBe(name => name.Status == UniqueNameStatus.Confirmed);
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Registration_abandoned_by_a_fault_leaves_one_owner_or_a_free_name(int write, FaultKind kind)
    {
        // D-902, C-GEN.10, B-3: each name has at most one owner, and no claim stays pending
        var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var abandoned = AccountRegistration.NewUserId();
        host.Storage.FailWrite(write, kind);
        await Should.ThrowAsync<Exception>(() => host.RegisterAsync(Guid.NewGuid(), abandoned, Accounts.NewUser("alice", "a@example.org")));
        if (kind is FaultKind.KilledBefore or FaultKind.KilledAfter)
            host = await host.ReplaceAsync();

        await using (host)
        {
            host.Shift(TimeSpan.FromSeconds(61));
            var second = AccountRegistration.NewUserId();
            var result = await host.RegisterAsync(Guid.NewGuid(), second, Accounts.NewUser("ALICE", "A@example.org"));

            var exists = await host.User(abandoned).GetAsync() is not null;
            result.ShouldBe(exists ? RegistrationStatus.NameTaken : RegistrationStatus.Created);
            (await host.Name(NameKey.User("alice")).ResolveAsync()).ShouldBe(exists ? abandoned : second);
            (await host.Name(NameKey.Email("a@example.org")).ResolveAsync()).ShouldBe(exists ? abandoned : second);
            host.Disk.All<UserState>("user").Values.Count(user => user.LifeCycle == UserLifeCycle.Active).ShouldBe(2);
            host.Disk.All<UniqueNameState>("name").Values.ShouldAllBe(name => name.Status == UniqueNameStatus.Confirmed);
        }
    }
}
