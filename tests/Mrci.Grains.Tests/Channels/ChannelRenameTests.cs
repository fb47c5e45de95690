using Mrci.Domain.Channels;
using Mrci.Grains.Channels;
using Mrci.Grains.Events;
using Mrci.Grains.Names;
using Mrci.Grains.Streams;
using Mrci.Grains.Tests.Harness;
using Orleans.Runtime;

namespace Mrci.Grains.Tests.Channels;

public sealed class ChannelRenameTests
{
    // Claim, the channel, confirm, release, the note, the listing.
    private const int Writes = 6;

    public static TheoryData<int, FaultKind> Faults { get; } = Every.Fault(Writes);

    [Fact]
    public async Task Rename_moves_the_name_and_is_published_to_the_channel()
    {
        // D-703, C-rename_ch.1, C-ASY.28: the id stays
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var channel = await host.AddChannelAsync("room", owner);
        var events = await host.ListenAsync(StreamKey.Channel(channel));

        var result = await host.Channel(channel).RenameAsync(Guid.NewGuid(), Accounts.Actor(owner), "Hall");

        var renamed = new ChannelRenamed(Accounts.Actor(owner).Origin, 2, channel, "room", "Hall");
        result.Events.ShouldBe([renamed]);
        (await events.HavingAsync(1)).ShouldBe([renamed]);
        (await host.Name(NameKey.Channel("hall")).ResolveAsync()).ShouldBe(channel.ToString());
        (await host.Name(NameKey.Channel("room")).ResolveAsync()).ShouldBeNull();
        (await host.Channel(channel).GetMembershipAsync(owner)).ShouldNotBeNull().ChannelName.ShouldBe("Hall");
        (await host.ChannelRowsAsync()).ShouldBe([$"{channel} Hall"]);
        await host.AddChannelAsync("ROOM", owner);
    }

    [Fact]
    public async Task Rename_checks_come_in_the_order_of_the_entry()
    {
        // C-rename_ch.1, C-CHL.2
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var channel = await host.AddChannelAsync("room", owner);
        await host.AddChannelAsync("hall", owner);
        var admin = await host.AddMemberAsync(channel, owner, "bobby", ChannelLevel.Admin);

        (await RenameAsync(99, owner, "other")).ShouldBe(ChannelStatus.NotFound);
        (await RenameAsync(channel, admin, "HALL")).ShouldBe(ChannelStatus.NotPermitted);
        (await RenameAsync(channel, owner, "HALL")).ShouldBe(ChannelStatus.NameTaken);
        (await RenameAsync(channel, owner, "ROOM")).ShouldBe(ChannelStatus.Done, "another spelling is no other name");
        (await host.ChannelRowsAsync()).ShouldBe([$"{channel} ROOM", $"{channel + 1} hall"]);

        async Task<ChannelStatus> RenameAsync(ulong id, string actor, string name) =>
            (await host.Channel(id).RenameAsync(Guid.NewGuid(), Accounts.Actor(actor), name)).Status;
    }

    [Fact]
    public async Task Concurrent_renames_and_creations_of_one_name_have_one_winner()
    {
        // D-901
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var channels = new List<ulong>();
        for (var index = 0; index < 6; index++)
            channels.Add(await host.AddChannelAsync($"room{index}", owner));

        for (var round = 0; round < 10; round++)
        {
            var renames = channels.Select(async (channel, index) =>
                (await host.Channel(channel).RenameAsync(Guid.NewGuid(), Accounts.Actor(owner), index % 2 == 0 ? $"Winner{round}" : $"winner{round}"))
                .Status == ChannelStatus.Done);
            var creations = Enumerable.Range(0, 2).Select(async index =>
                (await host.CreateChannelAsync(Guid.NewGuid(), (ulong)(1000 + (2 * round) + index), $"WINNER{round}", owner)).Status
                == Commands.Channels.ChannelCreationStatus.Created);

            var won = await Task.WhenAll(renames.Concat(creations));

            won.Count(static each => each).ShouldBe(1);
            (await host.ChannelRowsAsync()).Count(row => row.EndsWith($"winner{round}", StringComparison.OrdinalIgnoreCase)).ShouldBe(1);
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Rename_hit_by_a_fault_leaves_one_name(int write, FaultKind kind)
    {
        // D-902, D-703
        var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var channel = await host.AddChannelAsync("room", owner);
        var operation = Guid.NewGuid();
        host.Storage.FailWrite(write, kind);
        try
        {
            await host.Channel(channel).RenameAsync(operation, Accounts.Actor(owner), "hall");
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
            var repeated = await host.Channel(channel).RenameAsync(operation, Accounts.Actor(owner), "hall");

            repeated.Status.ShouldBe(ChannelStatus.Done);
            repeated.Events.ShouldBe([new ChannelRenamed(Accounts.Actor(owner).Origin, 2, channel, "room", "hall")]);
            (await host.Name(NameKey.Channel("hall")).ResolveAsync()).ShouldBe(channel.ToString());
            (await host.Name(NameKey.Channel("room")).ResolveAsync()).ShouldBeNull();
            await Wait.UntilAsync(
                async () => (await host.ChannelRowsAsync()).Contains($"{channel} hall", StringComparer.Ordinal), "the listing of the new name");
            await host.AddChannelAsync("room", owner);
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Rename_abandoned_by_a_fault_leaves_the_channel_with_one_name(int write, FaultKind kind)
    {
        // D-902: no orphan claim after two minutes
        var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var channel = await host.AddChannelAsync("room", owner);
        host.Storage.FailWrite(write, kind);
        await Record.ExceptionAsync(() => host.Channel(channel).RenameAsync(Guid.NewGuid(), Accounts.Actor(owner), "hall"));
        host.Shift(TimeSpan.FromSeconds(61));
        host = await host.ReplaceAsync();
        await using (host)
        {
            var name = (await host.Channel(channel).GetAsync(owner, ownerOverride: false)).ShouldNotBeNull().Name;
            var other = name == "hall" ? "room" : "hall";

            (await host.Name(NameKey.Channel(name)).ResolveAsync()).ShouldBe(channel.ToString());
            (await host.Name(NameKey.Channel(other)).ResolveAsync()).ShouldBeNull();
            await Wait.UntilAsync(
                () => host.Disk.All<UniqueNameState>("name").Values.All(static each => each.Status != UniqueNameStatus.Pending)
                    && host.Disk.All<ChannelState>("channel")[channel.ToString("X")].PendingRename is null,
                "the names to be settled");
            await host.AddChannelAsync(other, owner);
        }
    }
}
