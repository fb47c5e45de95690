using Mrci.Commands.Groups;
using Mrci.Grains.Groups;
using Mrci.Grains.Names;
using Mrci.Grains.Tests.Harness;

namespace Mrci.Grains.Tests.Creation;

public sealed class GroupCreationTests
{
    // Claim, group, confirmation, listing.
    private const int Writes = 4;

    public static TheoryData<int, FaultKind> Faults { get; } = Every.Fault(Writes);

    [Fact]
    public async Task Creation_takes_as_many_writes_as_the_faults_below_hit()
    {
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var before = host.Storage.Writes;

        await host.AddGroupAsync("staff");

        (host.Storage.Writes - before).ShouldBe(Writes);
    }

    [Fact]
    public async Task Concurrent_creations_of_one_name_have_one_winner()
    {
        // D-901
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        for (var round = 0; round < 25; round++)
        {
            var names = new[] { $"Staff{round}", $"staff{round}", $"STAFF{round}", $"sTaFf{round}" };
            var results = await Task.WhenAll(names.Select(name => CreateAsync(host, Guid.NewGuid(), GroupCreation.NewGroupId(), name)));

            results.Count(static isCreated => isCreated).ShouldBe(1);
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Creation_hit_by_a_fault_succeeds_when_repeated(int write, FaultKind kind)
    {
        // C-add_group.1, D-702, D-902, D-600
        var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var (operation, groupId) = (Guid.NewGuid(), GroupCreation.NewGroupId());
        host.Storage.FailWrite(write, kind);

        await Should.ThrowAsync<Exception>(() => CreateAsync(host, operation, groupId, "staff"));
        host.Storage.HasFailed.ShouldBeTrue();
        if (kind is FaultKind.KilledBefore or FaultKind.KilledAfter)
            host = await host.ReplaceAsync();

        await using (host)
        {
            (await CreateAsync(host, operation, groupId, "staff")).ShouldBeTrue();
            (await host.Name(NameKey.Group("staff")).ResolveAsync()).ShouldBe(groupId);
            (await host.Group(groupId).GetAsync()).ShouldNotBeNull().Name.ShouldBe("staff");
            (await host.GroupRowsAsync()).ShouldBe(["root 1", "users 2", "staff 2"]);
            host.Disk.All<UniqueNameState>("name").Values.ShouldAllBe(static name => name.Status == UniqueNameStatus.Confirmed);
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Creation_abandoned_by_a_fault_leaves_one_group_or_a_free_name(int write, FaultKind kind)
    {
        // D-902, C-GEN.10, B-3
        var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var abandoned = GroupCreation.NewGroupId();
        host.Storage.FailWrite(write, kind);
        await Should.ThrowAsync<Exception>(() => CreateAsync(host, Guid.NewGuid(), abandoned, "staff"));
        if (kind is FaultKind.KilledBefore or FaultKind.KilledAfter)
            host = await host.ReplaceAsync();

        await using (host)
        {
            host.Shift(TimeSpan.FromSeconds(61));
            var second = GroupCreation.NewGroupId();
            var isCreated = await CreateAsync(host, Guid.NewGuid(), second, "STAFF");

            var exists = await host.Group(abandoned).GetAsync() is not null;
            isCreated.ShouldBe(!exists);
            (await host.Name(NameKey.Group("staff")).ResolveAsync()).ShouldBe(exists ? abandoned : second);
            host.Disk.All<UniqueNameState>("name").Values.ShouldAllBe(static name => name.Status == UniqueNameStatus.Confirmed);
        }
    }

    private static Task<bool> CreateAsync(TestHost host, Guid operation, string groupId, string name) =>
        new GroupCreation(host.Grains, host.Time).CreateAsync(operation, groupId, name, 2);
}
