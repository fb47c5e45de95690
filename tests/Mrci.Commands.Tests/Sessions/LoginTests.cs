using Mrci.Commands.Tests.Harness;
using Mrci.Grains.Groups;
using Mrci.Grains.Streams;
using Mrci.Grains.Users;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;

namespace Mrci.Commands.Tests.Sessions;

public sealed class LoginTests
{
    // P-4.14, P-4.15, P-10.5, P-7.19: the worked example.
    [Fact]
    public async Task Login_of_rank_2_sends_output_my_info_idle_and_the_rebuild()
    {
        var loaders = new TestLoaders { IsComplete = true };
        await using var host = await TestHost.StartAsync(loaders);
        var user = await host.AddUserAsync("alice");
        AddLogin(loaders, user);
        var session = await host.ConnectAsync();

        var frames = await session.SendAsync(513, "");

        frames.Changes().ShouldBe(
        [
            "513:Text", "2:MyInfo", "513:Idle",
            "NEW 272", "NEW 288", "NEW 311", "RM 314", "RM 320", "NEW 322", "NEW 332", "NEW 333", "NEW 338", "NEW 340", "NEW 341", "NEW 344",
        ]);
        session.UserId.ShouldBe(user.UserId);
        session.Interests.EventStreams.ShouldBe([StreamKey.Host, StreamKey.User(user.UserId), StreamKey.Group(GroupIds.Users)]);
    }

    // P-4.15: rank 1 gets everything, the additions last (P-4.16).
    [Fact]
    public async Task Login_of_rank_1_loads_everything_and_removes_nothing()
    {
        var loaders = new TestLoaders { IsComplete = true };
        await using var host = await TestHost.StartAsync(loaders);
        AddLogin(loaders, await host.AddUserAsync("admin", GroupIds.Root));
        var session = await host.ConnectAsync();

        var frames = await session.SendAsync(513, "");

        int[] loaded = [266, 296, 306, 314, 320];
        frames.Skip(3).Changes().ShouldBe(
            [.. Enumerable.Range(256, 89).Except(loaded).Concat([65025, 65026, 65027]).Select(static id => $"NEW {id}")]);
    }

    // P-10.8: user fields, commands, and interests go back to what they were.
    [Fact]
    public async Task Logout_follows_the_idle_and_is_followed_by_the_rebuild()
    {
        var loaders = new TestLoaders { IsComplete = true };
        var states = new List<string>();
        loaders.Add("logout", (command, input) =>
        {
            command.Host.Logout();
            states.Add(input.Shared.UserName);
            return ValueTask.CompletedTask;
        });
        await using var host = await TestHost.StartAsync(loaders);
        var session = await host.ConnectAsync(await host.AddUserAsync("alice"));

        var frames = await session.SendAsync(513, "");

        frames.Changes().ShouldBe(
        [
            "513:Idle",
            "RM 272", "RM 288", "RM 311", "NEW 314", "NEW 320", "RM 322", "RM 332", "RM 333", "RM 338", "RM 340", "RM 341", "RM 344",
        ]);
        states.ShouldBe(["alice"]);
        session.UserId.ShouldBeNull();
        session.Interests.EventStreams.ShouldBe([StreamKey.Host]);
        session.Interests.Open.ShouldBeEmpty();
        loaders.Context.State.IsLoggedIn.ShouldBeFalse();
    }

    // P-10.8: without a user there is nothing to do.
    [Fact]
    public async Task Logout_of_nobody_gives_only_idle()
    {
        var loaders = new TestLoaders();
        loaders.Add("logout", static (command, _) =>
        {
            command.Host.Logout();
            return ValueTask.CompletedTask;
        });
        await using var host = await TestHost.StartAsync(loaders);
        var session = await host.ConnectAsync();

        (await session.SendAsync(513, "")).Heads().ShouldBe(["513:Idle"]);
        session.Reply.UserChanged.ShouldBeFalse();
    }

    // P-10.7, X-24, C-auth.5: nothing of the former user is inherited, and his running commands end.
    [Fact]
    public async Task Login_over_a_login_drops_what_the_former_user_had()
    {
        var loaders = new TestLoaders();
        await using var host = await TestHost.StartAsync(loaders);
        var alice = await host.AddUserAsync("alice");
        var bob = await host.AddUserAsync("bob");
        var subChannel = await host.AddChannelAsync(alice, "alices", "main");
        AddLogin(loaders, bob);
        loaders.Add("open", (command, _) => Open(command, subChannel.ChannelId));
        var waiting = loaders.Add("waiting", static (command, _) =>
        {
            command.Host.EnableMoreInput(true);
            return ValueTask.CompletedTask;
        });
        var session = await host.ConnectAsync(alice);
        await session.SendAsync(session.IdOf("open"), "");
        loaders.Context.State.OwnerOverride = true;
        await session.SendAsync(session.IdOf("waiting"), "");
        session.Interests.Open.ShouldBe([subChannel]);

        var frames = await session.SendAsync(513, "");

        frames.Heads().ShouldBe(["513:Text", "515:Idle", "2:MyInfo", "513:Idle"]);
        waiting.Terms.ShouldBe(1);
        session.Interests.Open.ShouldBeEmpty();
        session.Interests.EventStreams.ShouldBe([StreamKey.Host, StreamKey.User(bob.UserId), StreamKey.Group(GroupIds.Users)]);
        loaders.Context.State.OwnerOverride.ShouldBeFalse();
        loaders.Context.State.Channels.ShouldBeEmpty();
    }

    // P-6.3, X-28: full memberships only.
    [Fact]
    public async Task Login_takes_memberships_and_no_invitations()
    {
        var loaders = new TestLoaders();
        await using var host = await TestHost.StartAsync(loaders);
        var alice = await host.AddUserAsync("alice");
        var bob = await host.AddUserAsync("bob");
        var member = await host.AddChannelAsync(alice, "Members", "main");
        var invited = await host.AddChannelAsync(alice, "Invited", "main");
        await host.AddMemberAsync(alice, member.ChannelId, bob);
        await host.Channel(invited.ChannelId).InviteAsync(Guid.NewGuid(), TestHost.ActorOf(alice), bob.UserId);

        var session = await host.ConnectAsync(bob);

        loaders.Context.State.Channels.ShouldBe(["members"]);
        session.Interests.EventStreams.ShouldContain(StreamKey.Channel(member.ChannelId));
        session.Interests.EventStreams.ShouldNotContain(StreamKey.Channel(invited.ChannelId));
    }

    // D-712: a copy that is wrong is put right at login.
    [Fact]
    public async Task Login_forgets_a_membership_that_the_channel_does_not_know()
    {
        var loaders = new TestLoaders();
        await using var host = await TestHost.StartAsync(loaders);
        var alice = await host.AddUserAsync("alice");
        var grain = host.Grains.GetGrain<IUserGrain>(alice.UserId);
        await grain.UpdateMembershipAsync(new Membership(4711, "ghost", Pending: false, Level: 4, ChannelVersion: 3));

        await host.ConnectAsync(alice);

        loaders.Context.State.Channels.ShouldBeEmpty();
        (await grain.GetMembershipsAsync()).ShouldBeEmpty();
    }

    // P-7.0.3 c: what changed before the front end had subscribed is found by reading again.
    [Fact]
    public async Task Reading_again_repairs_what_differs_and_says_so()
    {
        var loaders = new TestLoaders();
        await using var host = await TestHost.StartAsync(loaders);
        var alice = await host.AddUserAsync("alice");
        var session = await host.ConnectAsync(alice);
        await host.Grains.GetGrain<IUserGrain>(alice.UserId).RenameAsync(Guid.NewGuid(), "alicia", Grains.Events.EventOrigin.None);
        await host.AddChannelAsync(alice, "unseen", "main");

        var frames = await session.SubscribedAsync();

        frames.Heads().ShouldBe(["2:MyInfo"]);
        MyInfo.TryRead(frames[0].Payload, out var info).ShouldBeTrue();
        info.Peer.UserName.ShouldBe("alicia");
        loaders.Context.State.Channels.ShouldBe(["unseen"]);
        (await session.SubscribedAsync()).ShouldBeEmpty();
    }

    private static void AddLogin(TestLoaders loaders, UserSnapshot user) => loaders.Add("a_login", session =>
    {
        var command = new ScriptedCommand();
        command.Run = async (_, _) =>
        {
            command.Say("granted");
            await session.LoginAsync(user);
        };
        return command;
    });

    private static async ValueTask Open(ScriptedCommand command, ulong channelId) =>
        (await command.Host.OpenChByIdAsync(channelId, 0)).ShouldBeTrue();
}
