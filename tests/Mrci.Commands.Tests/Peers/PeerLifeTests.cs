using Mrci.Commands.Tests.Harness;
using Mrci.Grains.Events;
using Mrci.Grains.Registry;
using Mrci.Grains.Sessions;
using Mrci.Protocol.Frames;

namespace Mrci.Commands.Tests.Peers;

/// <summary>Relations that the host itself ends, restores, or moves (P-1.18, P-9.12, P-10.21, P-10.22).</summary>
public sealed class PeerLifeTests : PeerCommandTests
{
    private readonly ShiftedClock _time = new();

    protected override TimeProvider Time => _time;

    [Fact]
    public async Task Session_that_ends_closes_links_and_requests()
    {
        // P-1.18 step 2, P-7.25
        var third = await Host.ConnectPeerAsync(BobUser);
        await LinkAsync(Alice, Bob);
        await AskAsync(third, Alice);

        await Alice.Session.EndAsync();

        ShouldClose(await Bob.TakeAsync(), Alice.Id);
        ShouldClose(await third.TakeAsync(), Alice.Id);
        (await ListAsync(Bob)).ShouldBeEmpty();
        (await ListAsync(third)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Logout_drops_all_relations_on_both_sides()
    {
        // X-23, P-10.8, P-9.12
        Loaders.Add("leave", static (command, _) =>
        {
            command.Host.Logout();
            return ValueTask.CompletedTask;
        });
        await Alice.Session.RecoverAsync();
        await LinkAsync(Alice, Bob);

        var frames = await Alice.Session.SendAsync(Alice.Session.IdOf("leave"), "");

        ShouldClose([.. frames.Where(static frame => frame.Id == (ushort)AsyncCommand.P2P)], Bob.Id);
        ShouldClose(await Bob.TakeAsync(), Alice.Id);
        Alice.Session.Peers.ShouldBeEmpty();
    }

    [Fact]
    public async Task Recovery_keeps_an_accepted_link_and_tells_nobody()
    {
        // P-10.21, X-10: not lost and not doubled
        await LinkAsync(Alice, Bob);

        (await Alice.Session.RecoverAsync()).ShouldNotContain(static frame => frame.Id == (ushort)AsyncCommand.P2P);

        var probe = (await Bob.NextAsync()).ShouldBeOfType<PeerLinkProbe>();
        (await Bob.Session.NotifyAsync(probe)).ShouldBeEmpty();
        (await ListAsync(Alice)).ShouldBe([Row(Bob.Id, pending: false)]);
        await SendTextAsync(Alice, Bob, 1);
        (await Bob.TakeAsync()).Heads().ShouldBe(["24:Text"]);
        await SendTextAsync(Bob, Alice, 2);
        (await Alice.TakeAsync()).Heads().ShouldBe(["24:Text"], "once");
        Bob.Session.Peers.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Recovery_of_both_sides_keeps_the_link()
    {
        // P-10.21
        await LinkAsync(Alice, Bob);
        await Host.KillAsync();
        await Host.SubscribeAsync(Alice);
        await Host.SubscribeAsync(Bob);
        await Alice.Session.RecoverAsync();
        await Bob.Session.RecoverAsync();
        (await Alice.TakeAsync()).ShouldBeEmpty();
        (await Bob.TakeAsync()).ShouldBeEmpty();

        await SendTextAsync(Bob, Alice, 2);
        (await Alice.TakeAsync()).Heads().ShouldBe(["24:Text"]);
    }

    [Fact]
    public async Task Recovery_drops_pending_requests_on_both_sides()
    {
        // P-10.21: Out and In
        var third = await Host.ConnectPeerAsync(BobUser);
        await AskAsync(Alice, Bob);
        await AskAsync(third, Alice);

        var closes = (await Alice.Session.RecoverAsync()).Where(static frame => frame.Id == (ushort)AsyncCommand.P2P).ToArray();

        closes.Select(static frame => frame.Head).ShouldBe([Closed, Closed]);
        closes.Select(static frame => Convert.ToHexStringLower(frame.Payload)).ShouldBe([Bob.Id.ToString(), third.Id.ToString()], ignoreOrder: true);
        ShouldClose(await Bob.TakeAsync(), Alice.Id);
        ShouldClose(await third.TakeAsync(), Alice.Id);
        (await ListAsync(Alice)).ShouldBeEmpty();
        Alice.Session.Peers.ShouldBeEmpty();
    }

    [Fact]
    public async Task Recovery_closes_a_link_that_the_other_side_has_not()
    {
        // P-10.21: Bob has gone over to another user meanwhile, or closed while nobody listened.
        await LinkAsync(Alice, Bob);
        await Bob.DoAsync(Close, Alice.Id);
        await Alice.NextAsync();
        await Alice.Session.RecoverAsync();
        (await Bob.TakeAsync()).ShouldBeEmpty();

        ShouldClose(await Alice.TakeAsync(), Bob.Id);
        (await ListAsync(Alice)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Recovery_without_the_user_keeps_nothing()
    {
        // P-10.21, X-81
        await LinkAsync(Alice, Bob);

        var frames = await Alice.Session.AttachAsync(new string('7', 64));

        ShouldClose([.. frames.Where(static frame => frame.Id == (ushort)AsyncCommand.P2P)], Bob.Id);
        ShouldClose(await Bob.TakeAsync(), Alice.Id);
    }

    [Fact]
    public async Task Planned_move_keeps_links_and_requests_without_a_word()
    {
        // P-10.22
        var third = await Host.ConnectPeerAsync(BobUser);
        await LinkAsync(Alice, Bob);
        await AskAsync(third, Alice);
        await Host.RestartAsync();
        foreach (var peer in new[] { Alice, Bob, third })
            await Host.SubscribeAsync(peer);

        (await Alice.Session.RenewAsync()).ShouldBeEmpty();

        (await ListAsync(Alice)).ShouldBe([Row(Bob.Id, pending: false), Row(third.Id, pending: true)]);
        await Alice.DoAsync(Open, third.Id);
        (await third.TakeAsync()).Heads().ShouldBe([Accepted]);
        await SendTextAsync(Alice, Bob, 1);
        (await Bob.TakeAsync()).Heads().ShouldBe(["24:Text"]);
    }

    [Fact]
    public async Task Peer_that_has_gone_without_a_word_is_noticed()
    {
        // P-9.12: session and front end died together; the registry knows when their lease is over, and only once it knows all fronts.
        await LinkAsync(Alice, Bob);
        var registry = Host.Grains.GetGrain<ISessionRegistryGrain>(0);
        await registry.LeaveAsync(Bob.Id.ToString());
        for (var part = 0; part < 2; part++)
        {
            (await Alice.Session.RenewAsync()).ShouldBeEmpty("a young registry is not trusted");
            _time.Shift(SessionRegistryGrain.LeaseLifetime / 2);
            await registry.RenewAsync(Alice.Session.FrontId!, [Alice.Id.ToString()]);
        }

        ShouldClose(await Alice.Session.RenewAsync(), Bob.Id);
        (await ListAsync(Alice)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Front_end_is_told_of_every_change_and_only_of_changes()
    {
        // ADR 0009
        await AskAsync(Alice, Bob);
        Bob.Session.Reply.Peers.ShouldBe([new SessionPeer(Alice.Id.ToString(), Alice.Session.FrontId!, Relation: 2)]);
        await Bob.DoAsync(Open, Alice.Id);
        Bob.Session.Reply.Peers.ShouldHaveSingleItem().Relation.ShouldBe((byte)4);
        await Alice.TakeAsync();

        await SendTextAsync(Alice, Bob, 1);

        Alice.Session.Reply.Peers.ShouldBeNull();
    }
}
