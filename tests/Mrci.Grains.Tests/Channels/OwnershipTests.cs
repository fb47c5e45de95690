using Mrci.Domain.Channels;
using Mrci.Grains.Channels;
using Mrci.Grains.Events;
using Mrci.Grains.Streams;
using Mrci.Grains.Tests.Harness;
using Mrci.Grains.Users;

namespace Mrci.Grains.Tests.Channels;

/// <summary>Transfer of the ownership: exactly one owner at all times, who has an account (C-CHL.3, D-709).</summary>
public sealed class OwnershipTests
{
    // The new owner's reservation, the channel, the new owner's copy, the former one's.
    private const int Writes = 4;

    private static readonly EventOrigin Origin = new(new string('7', 56), 3);

    public static TheoryData<int, FaultKind> Faults { get; } = Every.Fault(Writes);

    [Fact]
    public async Task Transfer_makes_the_former_owner_an_admin_and_tells_both()
    {
        // D-709, C-CHL.4, C-set_member_level.2: two events of two versions, so that a session takes neither for a repeat
        await using var host = await TestHost.StartAsync();
        var (channel, owner, heir) = await PrepareAsync(host);
        var events = await host.ListenAsync(StreamKey.Channel(channel));

        var result = await host.SetLevelAsync(channel, owner, heir, ChannelLevel.Owner);

        var origin = Accounts.Actor(owner).Origin;
        MemberLevelChanged[] told = [new(origin, 4, heir, "heir", channel, "room", 1), new(origin, 5, owner, "owner", channel, "room", 2)];
        result.Events.ShouldBe(told);
        (await events.HavingAsync(2)).ShouldBe(told);
        (await host.User(heir).GetMembershipsAsync()).ShouldBe([new Membership(channel, "room", Pending: false, Level: 1, ChannelVersion: 5)]);
        (await host.User(owner).GetMembershipsAsync()).ShouldBe([new Membership(channel, "room", Pending: false, Level: 2, ChannelVersion: 5)]);
        host.OwnersOnDisk(channel).ShouldBe([heir]);
        (await host.User(owner).OwnsChannelAsync()).ShouldBeFalse();
        (await host.User(heir).OwnsChannelAsync()).ShouldBeTrue();
        host.Disk.All<UserState>("user")[heir].Reservations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Member_with_the_override_takes_the_channel()
    {
        // P-8.6.1: the actor's effective level is 1
        await using var host = await TestHost.StartAsync();
        var (channel, _, heir) = await PrepareAsync(host);

        (await host.Channel(channel).SetMemberLevelAsync(Guid.NewGuid(), Accounts.Actor(heir, ownerOverride: true), heir, 1))
            .Status.ShouldBe(ChannelStatus.Done);

        host.OwnersOnDisk(channel).ShouldBe([heir]);
    }

    [Fact]
    public async Task Transfer_needs_no_room_among_the_channels_of_the_new_owner()
    {
        // D-505: he has the channel already
        await using var host = await TestHost.StartAsync(maxChannelsPerUser: 1);
        var (channel, owner, heir) = await PrepareAsync(host);

        (await host.SetLevelAsync(channel, owner, heir, ChannelLevel.Owner)).Status.ShouldBe(ChannelStatus.Done);
    }

    [Fact]
    public async Task Ownership_given_to_two_at_once_goes_to_one()
    {
        // C-CHL.3, D-106: whoever comes second is no owner any more
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("owner");
        for (var round = 0; round < 10; round++)
        {
            var channel = await host.AddChannelAsync($"room{round}", owner);
            string[] heirs = [await host.AddMemberAsync(channel, owner, $"first{round}"), await host.AddMemberAsync(channel, owner, $"second{round}")];

            var results = await Task.WhenAll(heirs.Select(heir => host.SetLevelAsync(channel, owner, heir, ChannelLevel.Owner)));

            results.Select(result => result.Status).Order().ShouldBe([ChannelStatus.Done, ChannelStatus.NotPermitted]);
            host.OwnersOnDisk(channel).ShouldBe([heirs[results[0].Status == ChannelStatus.Done ? 0 : 1]]);
        }
    }

    [Fact]
    public async Task Transfer_racing_the_deletion_of_the_account_leaves_no_channel_without_an_owner()
    {
        // D-903
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("owner");
        var outcomes = new List<bool>();
        for (var round = 0; round < 30; round++)
        {
            var channel = await host.AddChannelAsync($"room{round}", owner);
            var heir = await host.AddMemberAsync(channel, owner, $"heir{round}");

            // Either may be first; starting them in turns brings out both.
            Task<UserChangeResult>? deletion = round % 2 == 0 ? DeleteAsync() : null;
            var transfer = host.SetLevelAsync(channel, owner, heir, ChannelLevel.Owner);
            deletion ??= DeleteAsync();
            await Task.WhenAll(transfer, deletion);

            var isDeleted = (await deletion).Status == UserChangeStatus.Done;
            outcomes.Add(isDeleted);
            (await transfer).Status.ShouldBe(isDeleted ? ChannelStatus.UserNotFound : ChannelStatus.Done);
            (await deletion).Status.ShouldBe(isDeleted ? UserChangeStatus.Done : UserChangeStatus.OwnsChannel);
            host.OwnersOnDisk(channel).ShouldBe([isDeleted ? owner : heir]);

            Task<UserChangeResult> DeleteAsync() => host.User(heir).DeleteAsync(Guid.NewGuid(), Origin);
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Transfer_hit_by_a_fault_succeeds_when_repeated(int write, FaultKind kind)
    {
        // D-902, D-709, D-600
        var host = await TestHost.StartAsync();
        var (channel, owner, heir) = await PrepareAsync(host);
        var operation = Guid.NewGuid();
        host.Storage.FailWrite(write, kind);
        await Record.ExceptionAsync(() => host.SetLevelAsync(channel, owner, heir, ChannelLevel.Owner, operation));
        host.Storage.HasFailed.ShouldBeTrue();
        if (kind is FaultKind.KilledBefore or FaultKind.KilledAfter)
            host = await host.ReplaceAsync();
        await using (host)
        {
            var repeated = await host.SetLevelAsync(channel, owner, heir, ChannelLevel.Owner, operation);

            repeated.Status.ShouldBe(ChannelStatus.Done);
            repeated.Events.Select(static each => each.EntityVersion).ShouldBe([4, 5]);
            host.OwnersOnDisk(channel).ShouldBe([heir]);
            (await host.User(heir).OwnsChannelAsync()).ShouldBeTrue();
            (await host.User(owner).OwnsChannelAsync()).ShouldBeFalse();
            host.Disk.All<UserState>("user")[heir].Reservations.ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Transfer_abandoned_by_a_fault_leaves_one_owner_whose_account_cannot_be_deleted(int write, FaultKind kind)
    {
        // D-902, D-903: the note of an ownership that never came blocks a deletion for a minute at most
        var host = await TestHost.StartAsync();
        var (channel, owner, heir) = await PrepareAsync(host);
        host.Storage.FailWrite(write, kind);
        await Record.ExceptionAsync(() => host.SetLevelAsync(channel, owner, heir, ChannelLevel.Owner));
        host = await host.ReplaceAsync();
        await using (host)
        {
            var now = host.OwnersOnDisk(channel).ShouldHaveSingleItem();
            (await host.User(now).DeleteAsync(Guid.NewGuid(), Origin)).Status.ShouldBe(UserChangeStatus.OwnsChannel);
            host.Shift(TimeSpan.FromSeconds(61));
            (await host.User(now).DeleteAsync(Guid.NewGuid(), Origin)).Status.ShouldBe(UserChangeStatus.OwnsChannel);
            (await host.User(now == owner ? heir : owner).DeleteAsync(Guid.NewGuid(), Origin)).Status.ShouldBe(UserChangeStatus.Done);
        }
    }

    [Fact]
    public async Task Operation_that_is_repeated_after_its_note_has_gone_notes_the_ownership_again()
    {
        // D-903: else the account could be deleted between the note and the write of the channel
        await using var host = await TestHost.StartAsync();
        var (channel, _, heir) = await PrepareAsync(host);
        var operation = Guid.NewGuid();
        (await host.User(heir).TryReserveChannelAsync(operation, channel, asOwner: true)).ShouldBe(ReserveStatus.Reserved);
        host.Shift(TimeSpan.FromSeconds(61));
        (await host.User(heir).OwnsChannelAsync()).ShouldBeFalse("the channel has not written");

        (await host.User(heir).TryReserveChannelAsync(operation, channel, asOwner: true)).ShouldBe(ReserveStatus.Reserved);

        (await host.User(heir).DeleteAsync(Guid.NewGuid(), Origin)).Status.ShouldBe(UserChangeStatus.OwnsChannel);
    }

    [Fact]
    public async Task Report_from_before_a_transfer_does_not_end_the_note_of_it()
    {
        // D-903, D-712: a login reconciles the copies at any time
        await using var host = await TestHost.StartAsync();
        var (channel, _, heir) = await PrepareAsync(host);
        (await host.User(heir).TryReserveChannelAsync(Guid.NewGuid(), channel, asOwner: true)).ShouldBe(ReserveStatus.Reserved);

        await host.User(heir).UpdateMembershipAsync(new Membership(channel, "room", Pending: false, Level: 4, ChannelVersion: 4));
        await host.User(heir).ForgetChannelAsync(channel, 3);

        (await host.User(heir).DeleteAsync(Guid.NewGuid(), Origin)).Status.ShouldBe(UserChangeStatus.OwnsChannel);
    }

    // Version 3: created, invited, accepted.
    private static async Task<(ulong Channel, string Owner, string Heir)> PrepareAsync(TestHost host)
    {
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("owner");
        var channel = await host.AddChannelAsync("room", owner);
        return (channel, owner, await host.AddMemberAsync(channel, owner, "heir"));
    }
}
