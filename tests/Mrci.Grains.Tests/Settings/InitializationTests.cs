using Mrci.Domain.Accounts;
using Mrci.Domain.Settings;
using Mrci.Grains.Groups;
using Mrci.Grains.Names;
using Mrci.Grains.Tests.Harness;
using Mrci.Grains.Users;

namespace Mrci.Grains.Tests.Settings;

public sealed class InitializationTests
{
    // The id of root; claim, create, confirm, and listing of two groups; claim, create, add member, confirm, listing of root; the marker.
    private const int Writes = 15;

    public static TheoryData<int, FaultKind> Faults { get; } = Every.Fault(Writes);

    [Fact]
    public async Task Initialization_makes_groups_settings_and_the_protected_account()
    {
        // D-401, D-402, D-403
        await using var host = await TestHost.StartAsync();
        (await host.Settings().IsInitializedAsync()).ShouldBeFalse();

        (await host.InitializeAsync(HostSettings.Default with { MaxSessions = 7 })).ShouldBeTrue();

        host.Storage.Writes.ShouldBe(Writes);
        (await host.Settings().IsInitializedAsync()).ShouldBeTrue();
        (await host.Settings().GetAsync()).MaxSessions.ShouldBe(7u);
        (await host.Group(GroupIds.Root).GetAsync()).ShouldBe(new GroupSnapshot(GroupIds.Root, 1, "root", 1, Protected: true, MemberCount: 1));
        (await host.Group(GroupIds.Users).GetAsync()).ShouldBe(new GroupSnapshot(GroupIds.Users, 1, "users", 2, Protected: false, MemberCount: 0));
        (await host.Name(NameKey.Group("ROOT")).ResolveAsync()).ShouldBe(GroupIds.Root);
        (await host.Name(NameKey.Group("Users")).ResolveAsync()).ShouldBe(GroupIds.Users);
        var root = (await host.User(await host.RootAsync()).GetAsync()).ShouldNotBeNull();
        (root.Name, root.Email, root.DisplayName, root.GroupId).ShouldBe(("root", "", "", GroupIds.Root));
        (root.Protected, root.NeedNewPassword, root.NeedNewName, root.Locked, root.EmailVerified).ShouldBe((true, true, false, false, false));
    }

    [Fact]
    public async Task Initialization_repeated_changes_nothing()
    {
        // D-404
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        host.Storage.FailWrite(0, FaultKind.Refused);

        (await host.Settings().InitializeAsync(HostSettings.Default with { MaxSessions = 3 }, new PasswordHasher(1).Hash("Other-22"))).ShouldBeFalse();

        host.Storage.Writes.ShouldBe(0);
        (await host.Settings().GetAsync()).MaxSessions.ShouldBe(100u);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Initialization_hit_by_a_fault_is_finished_by_the_next_try(int write, FaultKind kind)
    {
        // D-404, D-902, C-CLI.10: the password that is told is the one that works
        var host = await TestHost.StartAsync();
        host.Storage.FailWrite(write, kind);
        await Should.ThrowAsync<Exception>(() => host.InitializeAsync());
        host.Storage.HasFailed.ShouldBeTrue();
        if (kind is FaultKind.KilledBefore or FaultKind.KilledAfter)
            host = await host.ReplaceAsync();

        await using (host)
        {
            var next = new PasswordHasher(iterations: 1).Hash("Other-22");
            var wasComplete = await host.Settings().IsInitializedAsync();
            wasComplete.ShouldBe(write == Writes && kind is FaultKind.AnswerLost or FaultKind.KilledAfter && write == Writes);
            (await host.Settings().InitializeAsync(HostSettings.Default, next)).ShouldBe(!wasComplete);

            var root = await host.RootAsync();
            var record = (await host.User(root).GetAuthRecordAsync()).ShouldNotBeNull();
            PasswordHasher.Verify(wasComplete ? "Secret-1" : "Other-22", record.Password).ShouldBeTrue();
            (await host.User(root).GetAsync()).ShouldNotBeNull().NeedNewPassword.ShouldBeTrue();
            host.Disk.All<UserState>("user").Values.Count(user => user.LifeCycle == UserLifeCycle.Active).ShouldBe(1);
            (await host.Group(GroupIds.Root).GetAsync()).ShouldNotBeNull().MemberCount.ShouldBe(1);
            (await host.Group(GroupIds.Users).GetAsync()).ShouldNotBeNull().Rank.ShouldBe(2u);
            host.Disk.All<UniqueNameState>("name").Values.ShouldAllBe(name => name.Status == UniqueNameStatus.Confirmed);
            await host.AddUserAsync("alice", "alice@example.org");
        }
    }
}
