using Mrci.Grains.Events;
using Mrci.Grains.Groups;
using Mrci.Grains.Names;
using Mrci.Grains.Streams;
using Mrci.Grains.Tests.Harness;
using Orleans.Runtime;

namespace Mrci.Grains.Tests.Groups;

public sealed class GroupRenameTests
{
    // Claim, the group, confirm, release, the note, the listing, the settings that name it.
    private const int Writes = 7;

    private static readonly EventOrigin Origin = new(new string('7', 56), 3);

    public static TheoryData<int, FaultKind> Faults { get; } = Every.Fault(Writes);

    [Fact]
    public async Task Rename_moves_the_name_and_publishes_it()
    {
        // D-703, C-ASY.9, D-307
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var events = await host.ListenAsync(StreamKey.Group(GroupIds.Users));

        var result = await host.Group(GroupIds.Users).RenameAsync(Guid.NewGuid(), "Guests", 1, Origin);

        var renamed = new GroupRenamed(Origin, 2, GroupIds.Users, "users", "Guests");
        result.ShouldBe(new GroupResult(GroupStatus.Done, renamed));
        (await events.HavingAsync(1)).ShouldBe([renamed]);
        (await host.Name(NameKey.Group("guests")).ResolveAsync()).ShouldBe(GroupIds.Users);
        (await host.Name(NameKey.Group("users")).ResolveAsync()).ShouldBeNull();
        (await host.Settings().GetAsync()).InitialGroup.ShouldBe("Guests");
    }

    [Fact]
    public async Task Rename_refuses_a_taken_name_and_a_rank_that_is_not_above()
    {
        // C-rename_group.1 EX, AD
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();

        (await host.Group(GroupIds.Users).RenameAsync(Guid.NewGuid(), "ROOT", 1, Origin)).Status.ShouldBe(GroupStatus.NameTaken);
        (await host.Group(GroupIds.Users).RenameAsync(Guid.NewGuid(), "other", 2, Origin)).Status.ShouldBe(GroupStatus.NotPermitted);
        (await host.Group("none").RenameAsync(Guid.NewGuid(), "other", 1, Origin)).Status.ShouldBe(GroupStatus.NotFound);
    }

    [Fact]
    public async Task Rename_to_another_spelling_keeps_the_name()
    {
        // D-220
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();

        (await host.Group(GroupIds.Users).RenameAsync(Guid.NewGuid(), "USERS", 1, Origin)).Status.ShouldBe(GroupStatus.Done);

        (await host.Name(NameKey.Group("users")).ResolveAsync()).ShouldBe(GroupIds.Users);
    }

    [Fact]
    public async Task Concurrent_renames_to_one_name_have_one_winner()
    {
        // D-901
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var groups = new List<string>();
        for (var index = 0; index < 8; index++)
            groups.Add(await host.AddGroupAsync($"group{index}"));

        var results = await Task.WhenAll(groups.Select((groupId, index) =>
            host.Group(groupId).RenameAsync(Guid.NewGuid(), index % 2 == 0 ? "Winner" : "winner", 1, Origin)));

        results.Count(result => result.Status == GroupStatus.Done).ShouldBe(1);
        results.Count(result => result.Status == GroupStatus.NameTaken).ShouldBe(7);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Rename_hit_by_a_fault_leaves_one_name(int write, FaultKind kind)
    {
        // D-902, D-703
        var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var operation = Guid.NewGuid();
        host.Storage.FailWrite(write, kind);
        try
        {
            await host.Group(GroupIds.Users).RenameAsync(operation, "guests", 1, Origin);
        }
        catch (OrleansException)
        {
            // The fault that the test has set, before the new name was known to be stored.
            write.ShouldBeLessThanOrEqualTo(2);
        }

        host.Storage.HasFailed.ShouldBeTrue();
        host = await host.ReplaceAsync();
        await using (host)
        {
            host.Shift(TimeSpan.FromSeconds(61));
            var repeated = await host.Group(GroupIds.Users).RenameAsync(operation, "guests", 1, Origin);

            repeated.ShouldBe(new GroupResult(GroupStatus.Done, new GroupRenamed(Origin, 2, GroupIds.Users, "users", "guests")));
            (await host.Name(NameKey.Group("guests")).ResolveAsync()).ShouldBe(GroupIds.Users);
            (await host.Name(NameKey.Group("users")).ResolveAsync()).ShouldBeNull();
            (await host.Settings().GetAsync()).InitialGroup.ShouldBe("guests");
            await Wait.UntilAsync(
                async () => (await host.GroupRowsAsync()).Contains("guests 2", StringComparer.Ordinal), "the listing of the new name");
        }
    }
}
