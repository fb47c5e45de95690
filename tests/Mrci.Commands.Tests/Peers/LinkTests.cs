using Mrci.Commands.Tests.Harness;
using Mrci.Grains.Events;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;
using Mrci.Protocol.Payloads;

namespace Mrci.Commands.Tests.Peers;

/// <summary><c>p2p_request</c>, <c>p2p_open</c>, <c>p2p_close</c>, <c>ls_p2p</c>: the tables of P-9.3 and P-9.4, and their races.</summary>
public sealed class LinkTests : PeerCommandTests
{
    [Fact]
    public async Task Request_carries_the_peer_info_of_the_one_who_asks()
    {
        // P-9.5, C-p2p_request.1
        await Alice.DoAsync(Request, Bob.Id);

        var frame = (await Bob.TakeAsync()).ShouldHaveSingleItem();

        frame.Head.ShouldBe(Asked);
        PeerInfo.TryRead(frame.Payload, out var info).ShouldBeTrue();
        (info.SessionId, info.UserName, info.AppName).ShouldBe((Alice.Id, "alice", "Test"));
        (await ListAsync(Alice)).ShouldBe([Row(Bob.Id, pending: true)]);
        (await ListAsync(Bob)).ShouldBe([Row(Alice.Id, pending: true)]);
    }

    [Fact]
    public async Task Open_and_close_carry_the_id_of_the_one_who_acts()
    {
        // X-40, P-9.5, H-10
        await AskAsync(Alice, Bob);
        await Bob.DoAsync(Open, Alice.Id);
        var opened = (await Alice.TakeAsync()).ShouldHaveSingleItem();
        await Bob.DoAsync(Close, Alice.Id);
        var closed = (await Alice.TakeAsync()).ShouldHaveSingleItem();

        (opened.Head, SessionId.Read(opened.Payload)).ShouldBe((Accepted, Bob.Id));
        (closed.Head, SessionId.Read(closed.Payload)).ShouldBe((Closed, Bob.Id));
        (opened.Payload.Length, closed.Payload.Length).ShouldBe((SessionId.Size, SessionId.Size));
        (await ListAsync(Alice)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Requester_cannot_accept_his_own_request()
    {
        // X-41, B-25, P-9.3
        await AskAsync(Alice, Bob);

        await Alice.FailsAsync(Open, Bob.Id);

        (await SendTextAsync(Alice, Bob, 1)).Heads().ShouldBe([$"{ToPeer}:Err", $"{ToPeer}:Idle"]);
        (await ListAsync(Alice)).ShouldBe([Row(Bob.Id, pending: true)]);
    }

    [Fact]
    public async Task Crossed_requests_leave_both_sides_asked_and_either_may_accept()
    {
        // X-43, P-9.4: Both
        await Alice.DoAsync(Request, Bob.Id);
        await Bob.DoAsync(Request, Alice.Id);
        (await Alice.TakeAsync()).Heads().ShouldBe([Asked]);
        (await Bob.TakeAsync()).Heads().ShouldBe([Asked]);
        await Alice.FailsAsync(Request, Bob.Id);

        await Alice.DoAsync(Open, Bob.Id);

        (await Bob.TakeAsync()).Heads().ShouldBe([Accepted]);
        (await ListAsync(Bob)).ShouldBe([Row(Alice.Id, pending: false)]);
        await Bob.FailsAsync(Open, Alice.Id);
    }

    [Fact]
    public async Task Both_sides_accepting_crossed_requests_at_once_gives_one_open_link()
    {
        // P-9.4: an open link drops P2P_OPEN
        await Alice.DoAsync(Request, Bob.Id);
        await Bob.DoAsync(Request, Alice.Id);
        await Alice.TakeAsync();
        await Bob.TakeAsync();
        await Alice.DoAsync(Open, Bob.Id);
        await Bob.DoAsync(Open, Alice.Id);

        (await Alice.TakeAsync()).ShouldBeEmpty();
        (await Bob.TakeAsync()).ShouldBeEmpty();
        await SendTextAsync(Alice, Bob, 7);
        (await Bob.TakeAsync()).Heads().ShouldBe(["24:Text"]);
    }

    [Fact]
    public async Task Both_sides_closing_at_once_is_silent_at_the_second()
    {
        // P-9.4: None drops P2P_CLOSE
        await LinkAsync(Alice, Bob);
        await Alice.DoAsync(Close, Bob.Id);
        await Bob.DoAsync(Close, Alice.Id);

        (await Alice.TakeAsync()).ShouldBeEmpty();
        (await Bob.TakeAsync()).ShouldBeEmpty();
        (await ListAsync(Alice)).ShouldBeEmpty();
        (await ListAsync(Bob)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Request_that_was_taken_back_while_it_was_accepted_leaves_no_link()
    {
        // P-9.4: Alice's P2P_CLOSE and Bob's P2P_OPEN cross; Bob learns that there is nothing to be open.
        await AskAsync(Alice, Bob);
        await Alice.DoAsync(Close, Bob.Id);
        await Bob.DoAsync(Open, Alice.Id);

        (await Alice.TakeAsync()).ShouldBeEmpty("None drops P2P_OPEN");
        ShouldClose(await Bob.TakeAsync(), Alice.Id);
        (await Bob.TakeAsync()).ShouldBeEmpty("the refusal of the P2P_OPEN finds nothing any more");
        (await ListAsync(Bob)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Refusal_of_an_old_message_does_not_end_a_new_relation()
    {
        // P-9.4: data that crosses a close is answered; the sender has asked anew meanwhile.
        await LinkAsync(Alice, Bob);
        await SendTextAsync(Alice, Bob, 1);
        await Bob.DoAsync(Close, Alice.Id);
        ShouldClose(await Alice.TakeAsync(), Bob.Id);
        await Alice.DoAsync(Request, Bob.Id);

        (await Bob.TakeAsync()).ShouldBeEmpty("data without a link");
        var refusal = (await Alice.NextAsync()).ShouldBeOfType<PeerLinkRefusal>();
        (await Alice.Session.NotifyAsync(refusal)).ShouldBeEmpty();
        (await Bob.TakeAsync()).Heads().ShouldBe([Asked]);
        (await ListAsync(Alice)).ShouldBe([Row(Bob.Id, pending: true)]);
    }

    [Fact]
    public async Task Declining_and_taking_back_tell_the_other_side()
    {
        // P-9.13, P-9.3: In and Out
        await AskAsync(Alice, Bob);
        await Bob.DoAsync(Close, Alice.Id);
        ShouldClose(await Alice.TakeAsync(), Bob.Id);

        await AskAsync(Alice, Bob);
        await Alice.DoAsync(Close, Bob.Id);
        ShouldClose(await Bob.TakeAsync(), Alice.Id);
    }

    [Fact]
    public async Task Repeated_event_is_dropped()
    {
        // P-7.0.3 a
        await AskAsync(Alice, Bob);
        await Bob.DoAsync(Open, Alice.Id);
        var open = await Alice.NextAsync();
        await Alice.Session.NotifyAsync(open);
        await Alice.DoAsync(Close, Bob.Id);
        await Alice.DoAsync(Request, Bob.Id);

        (await Alice.Session.NotifyAsync(open)).ShouldBeEmpty();

        (await ListAsync(Alice)).ShouldBe([Row(Bob.Id, pending: true)]);
    }

    [Fact]
    public async Task Each_failing_check_gives_one_err()
    {
        // C-p2p_request.1, C-p2p_open.1, C-p2p_close.1
        var stranger = SessionId.Read(Enumerable.Repeat((byte)0xEE, SessionId.Size).ToArray());
        foreach (var command in new[] { Request, Open, Close })
        {
            foreach (var length in new[] { 0, 27, 29, 300 })
            {
                (await Alice.Session.SendAsync(command, FrameType.SessionId, new byte[length])).Heads()
                    .ShouldBe([$"{command}:Err", $"{command}:Idle"], $"V(28 bytes): {length} bytes to {command}");
            }
        }

        await Alice.FailsAsync(Open, Bob.Id); // ST: no request
        await Alice.FailsAsync(Close, Bob.Id); // ST: neither link nor request
        await Alice.FailsAsync(Request, Alice.Id); // ST: own id (P-9.6, B-43)
        await Alice.FailsAsync(Request, stranger); // NF (P-9.6, B-43)
        (await ListAsync(Alice)).ShouldBeEmpty();
        await LinkAsync(Alice, Bob);
        await Alice.FailsAsync(Request, Bob.Id); // ST: link open
        await Alice.FailsAsync(Open, Bob.Id); // ST: link open
        await Bob.FailsAsync(Request, Alice.Id);
        await Bob.FailsAsync(Open, Alice.Id);
    }

    [Theory]
    [InlineData(Request)]
    [InlineData(Open)]
    [InlineData(Close)]
    public async Task Frame_of_another_type_is_answered_by_idle_alone(ushort command)
    {
        // P-9.2
        await AskAsync(Bob, Alice);
        (await Alice.Session.SendAsync(command, FrameType.Text, PeerSession.Bytes(Bob.Id))).Heads().ShouldBe([$"{command}:Idle"]);
        (await ListAsync(Alice)).ShouldBe([Row(Bob.Id, pending: true)]);
    }

    [Fact]
    public async Task Hundred_entries_are_the_limit_on_both_sides()
    {
        // D-506, C-p2p_request.1 LIM; P-9.12: who asks a session without room is told
        var peers = Loaders.Context.State.Peers;
        for (byte number = 1; number <= 100; number++)
            peers.Restore(SessionId.Read(Enumerable.Repeat(number, SessionId.Size).ToArray()));
        await Bob.FailsAsync(Request, Alice.Id);

        await Alice.DoAsync(Request, Bob.Id);
        (await Bob.TakeAsync()).ShouldBeEmpty();
        ShouldClose(await Alice.TakeAsync(), Bob.Id);
        (await ListAsync(Alice)).ShouldBeEmpty();
    }

    [Fact]
    public async Task List_has_links_first_and_is_laid_out_with_minimum_widths()
    {
        // C-ls_p2p.1
        var third = await Host.ConnectPeerAsync(BobUser);
        await AskAsync(third, Alice);
        await LinkAsync(Alice, Bob);

        (await ListAsync(Alice)).ShouldBe([Row(Bob.Id, pending: false), Row(third.Id, pending: true)]);
        var empty = await Host.ConnectAsync(BobUser);
        (await empty.SendAsync(LsP2P, "")).TextOf(LsP2P).ShouldBe("\npeer_id  pending  \n-------  -------  \n");
    }
}
