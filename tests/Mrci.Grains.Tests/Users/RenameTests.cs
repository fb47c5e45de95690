using Mrci.Grains.Events;
using Mrci.Grains.Names;
using Mrci.Grains.Streams;
using Mrci.Grains.Tests.Harness;
using Mrci.Grains.Users;
using Orleans.Runtime;

namespace Mrci.Grains.Tests.Users;

public sealed class RenameTests
{
    // Claim, the user, confirm, release, the note, the listing.
    private const int Writes = 6;

    private static readonly EventOrigin Origin = new(new string('7', 56), 3);

    public static TheoryData<int, FaultKind> Faults { get; } = Every.Fault(Writes);

    [Fact]
    public async Task Rename_moves_the_name_and_publishes_it()
    {
        // D-703, C-ASY.42
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var userId = await host.AddUserAsync("alice");
        var events = await host.ListenAsync(StreamKey.User(userId));

        var result = await host.User(userId).RenameAsync(Guid.NewGuid(), "Carol", Origin);

        var renamed = new UserRenamed(Origin, 2, userId, "alice", "Carol");
        result.ShouldBe(new RenameResult(RenameStatus.Renamed, renamed));
        (await events.HavingAsync(1)).ShouldBe([renamed]);
        (await host.Name(NameKey.User("carol")).ResolveAsync()).ShouldBe(userId);
        (await host.Name(NameKey.User("alice")).ResolveAsync()).ShouldBeNull();
        await host.AddUserAsync("Alice");
    }

    [Fact]
    public async Task Rename_to_another_spelling_keeps_the_name()
    {
        // C-set_user_name.1
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var userId = await host.AddUserAsync("alice");

        (await host.User(userId).RenameAsync(Guid.NewGuid(), "ALICE", Origin)).Status.ShouldBe(RenameStatus.Renamed);

        (await host.User(userId).GetAsync()).ShouldNotBeNull().Name.ShouldBe("ALICE");
        (await host.Name(NameKey.User("alice")).ResolveAsync()).ShouldBe(userId);
    }

    [Fact]
    public async Task Rename_to_a_name_of_somebody_else_changes_nothing()
    {
        // C-auth.4: EX(user)
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        await host.AddUserAsync("bobby");
        var userId = await host.AddUserAsync("alice");

        (await host.User(userId).RenameAsync(Guid.NewGuid(), "ROOT", Origin)).ShouldBe(new RenameResult(RenameStatus.Taken, null));
        (await host.User(userId).RenameAsync(Guid.NewGuid(), "Bobby", Origin)).ShouldBe(new RenameResult(RenameStatus.Taken, null));

        (await host.User(userId).GetAsync()).ShouldNotBeNull().Version.ShouldBe(1);
    }

    [Fact]
    public async Task Concurrent_renames_to_one_name_have_one_winner()
    {
        // D-901
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var users = new List<string>();
        for (var index = 0; index < 10; index++)
            users.Add(await host.AddUserAsync($"person{index}"));

        var results = await Task.WhenAll(users.Select((userId, index) =>
            host.User(userId).RenameAsync(Guid.NewGuid(), index % 2 == 0 ? "Winner" : "winner", Origin)));

        results.Count(result => result.Status == RenameStatus.Renamed).ShouldBe(1);
    }

    [Fact]
    public async Task Rename_there_and_back_again_keeps_the_name()
    {
        // D-703
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var userId = await host.AddUserAsync("alice");
        for (var round = 0; round < 5; round++)
        {
            await host.User(userId).RenameAsync(Guid.NewGuid(), "carol", Origin);
            await host.User(userId).RenameAsync(Guid.NewGuid(), "alice", Origin);
        }

        (await host.Name(NameKey.User("alice")).ResolveAsync()).ShouldBe(userId);
        (await host.Name(NameKey.User("carol")).ResolveAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Rename_after_a_crash_settles_the_former_one_first()
    {
        // D-703, D-902
        var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var userId = await host.AddUserAsync("alice");
        host.Storage.FailWrite(2, FaultKind.KilledAfter);
        await Should.ThrowAsync<OrleansException>(() => host.User(userId).RenameAsync(Guid.NewGuid(), "carol", Origin));

        host = await host.ReplaceAsync();
        await using (host)
        {
            (await host.User(userId).RenameAsync(Guid.NewGuid(), "dave", Origin)).Status.ShouldBe(RenameStatus.Renamed);

            host.Disk.All<UniqueNameState>("name").Where(name => name.Value.OwnerId == userId)
                .ShouldHaveSingleItem().Key.ShouldBe(NameKey.User("dave"));
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Rename_hit_by_a_fault_leaves_one_name(int write, FaultKind kind)
    {
        // D-902
        var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var userId = await host.AddUserAsync("alice");
        var operation = Guid.NewGuid();
        host.Storage.FailWrite(write, kind);
        try
        {
            await host.User(userId).RenameAsync(operation, "carol", Origin);
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
            var name = (await host.User(userId).GetAsync()).ShouldNotBeNull().Name;
            var other = name == "alice" ? "carol" : "alice";

            (await host.Name(NameKey.User(name)).ResolveAsync()).ShouldBe(userId);
            (await host.Name(NameKey.User(other)).ResolveAsync()).ShouldBeNull();
            await Wait.UntilAsync(
                async () => await host.Name(NameKey.User(other)).TryClaimAsync(new string('0', 64), Guid.NewGuid()),
                "the other name to be free");
            await host.Name(NameKey.User(other)).ReleaseAsync(new string('0', 64));

            var repeated = await host.User(userId).RenameAsync(operation, "carol", Origin);
            repeated.ShouldBe(new RenameResult(RenameStatus.Renamed, new UserRenamed(Origin, 2, userId, "alice", "carol")));
            (await host.Name(NameKey.User("carol")).ResolveAsync()).ShouldBe(userId);
            (await host.Name(NameKey.User("alice")).ResolveAsync()).ShouldBeNull();
        }
    }
}
