using Mrci.Grains.Tests.Harness;
using Mrci.Grains.Users;
using Orleans;

namespace Mrci.Grains.Tests.Users;

public sealed class MembershipTests
{
    [Fact]
    public async Task Copy_keeps_the_newest_truth()
    {
        // D-712, D-721
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var user = host.User(await host.AddUserAsync("alice"));
        var member = new Membership(4, "room", Pending: false, Level: 4, ChannelVersion: 5);

        await user.UpdateMembershipAsync(member);
        await user.UpdateMembershipAsync(member with { Pending = true, ChannelVersion = 4 });
        await user.ForgetChannelAsync(4, 4);
        (await user.GetMembershipsAsync()).ShouldBe([member]);

        await user.ForgetChannelAsync(4, 6);
        await user.UpdateMembershipAsync(member);
        (await user.GetMembershipsAsync()).ShouldBeEmpty();

        await user.UpdateMembershipAsync(member with { ChannelVersion = 7 });
        (await user.GetMembershipsAsync()).ShouldHaveSingleItem().ChannelVersion.ShouldBe(7);
    }

    [Fact]
    public async Task Invitation_that_the_channel_has_written_and_could_not_tell_is_listed_at_once()
    {
        // D-712, C-GEN.10: the channel's silo was lost between its write and the copy
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var guest = host.User(await host.AddUserAsync("bobby"));
        var channel = await host.AddChannelAsync("room", owner);
        await host.Channel(channel).InviteAsync(Guid.NewGuid(), Accounts.Actor(owner), guest.GetPrimaryKeyString());
        await guest.ForgetChannelAsync(channel, (await guest.GetMembershipsAsync()).ShouldHaveSingleItem().ChannelVersion);
        (await guest.GetMembershipsAsync()).ShouldBeEmpty();
        await host.AddSubChannelAsync(channel, "main", owner);

        await guest.TryReserveChannelAsync(Guid.NewGuid(), channel, asOwner: false);

        var listed = (await guest.GetMembershipsAsync()).ShouldHaveSingleItem();
        (listed.ChannelName, listed.Pending, listed.Level).ShouldBe(("room", true, (byte)4));
    }

    [Fact]
    public async Task Acceptance_that_the_channel_could_not_tell_reaches_the_user_when_the_channel_is_awake_again()
    {
        // D-712, D-902: the host dies between the channel's write and the copy
        var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var guest = await host.AddUserAsync("bobby");
        var channel = await host.AddChannelAsync("room", owner);
        await host.Channel(channel).InviteAsync(Guid.NewGuid(), Accounts.Actor(owner), guest);
        host.Storage.FailWrite(2, FaultKind.KilledBefore);
        await host.Channel(channel).AcceptAsync(Guid.NewGuid(), Accounts.Actor(guest));
        host.Storage.HasFailed.ShouldBeTrue();
        host = await host.ReplaceAsync();
        await using var replacement = host;
        (await host.User(guest).GetMembershipsAsync()).ShouldHaveSingleItem().Pending.ShouldBeTrue();

        await host.Channel(channel).GetAsync(guest, ownerOverride: false);

        await Wait.UntilAsync(
            async () => (await host.User(guest).GetMembershipsAsync()) is [{ Pending: false, Level: 4 }], "the acceptance in the user's list");
    }

    [Fact]
    public async Task Reservations_count_until_the_channel_reports_back()
    {
        // D-505
        await using var host = await TestHost.StartAsync(maxChannelsPerUser: 2);
        await host.InitializeAsync();
        var user = host.User(await host.AddUserAsync("alice"));
        var operation = Guid.NewGuid();

        (await user.TryReserveChannelAsync(operation, 1, asOwner: true)).ShouldBe(ReserveStatus.Reserved);
        (await user.TryReserveChannelAsync(operation, 1, asOwner: true)).ShouldBe(ReserveStatus.Reserved);
        (await user.TryReserveChannelAsync(Guid.NewGuid(), 2, asOwner: false)).ShouldBe(ReserveStatus.Reserved);
        (await user.TryReserveChannelAsync(Guid.NewGuid(), 3, asOwner: false)).ShouldBe(ReserveStatus.LimitReached);

        await user.UpdateMembershipAsync(new Membership(1, "room", Pending: false, Level: 1, ChannelVersion: 1));
        (await user.TryReserveChannelAsync(Guid.NewGuid(), 3, asOwner: false)).ShouldBe(ReserveStatus.LimitReached);

        await user.ForgetChannelAsync(2, 0);
        (await user.TryReserveChannelAsync(Guid.NewGuid(), 3, asOwner: false)).ShouldBe(ReserveStatus.Reserved);
        (await host.User(new string('0', 64)).TryReserveChannelAsync(Guid.NewGuid(), 3, asOwner: false)).ShouldBe(ReserveStatus.NotFound);
    }

    [Fact]
    public async Task Concurrent_reservations_stop_at_the_limit()
    {
        // D-505
        await using var host = await TestHost.StartAsync(maxChannelsPerUser: 5);
        await host.InitializeAsync();
        var user = host.User(await host.AddUserAsync("alice"));

        var results = await Task.WhenAll(Enumerable.Range(1, 20).Select(channel =>
            user.TryReserveChannelAsync(Guid.NewGuid(), (ulong)channel, asOwner: false)));

        results.Count(result => result == ReserveStatus.Reserved).ShouldBe(5);
    }
}
