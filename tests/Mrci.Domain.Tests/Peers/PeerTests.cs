using Mrci.Domain.Peers;
using Mrci.Protocol.Identifiers;

namespace Mrci.Domain.Tests.Peers;

public sealed class PeerTests
{
    private const PeerRelation None = PeerRelation.None;
    private const PeerRelation Out = PeerRelation.Out;
    private const PeerRelation In = PeerRelation.In;
    private const PeerRelation Both = PeerRelation.Both;
    private const PeerRelation Open = PeerRelation.Open;

    // Columns: request, open, close, data; null = ERR.
    public static TheoryData<PeerRelation, PeerRelation?[]> LocalTable => new()
    {
        { None, [Out, null, null, null] },
        { Out, [null, null, None, null] },
        { In, [null, Open, None, null] },
        { Both, [null, Open, None, null] },
        { Open, [null, null, None, Open] },
    };

    // Columns: request, open, close, data; null = dropped.
    public static TheoryData<PeerRelation, PeerRelation?[]> RemoteTable => new()
    {
        { None, [In, null, null, null] },
        { Out, [Both, Open, None, null] },
        { In, [null, null, None, null] },
        { Both, [null, Open, None, null] },
        { Open, [null, null, None, Open] },
    };

    [Theory]
    [MemberData(nameof(LocalTable))]
    public void Local_action_follows_the_table(PeerRelation relation, PeerRelation?[] row)
    {
        // P-9.3, X-41
        foreach (var message in Enum.GetValues<PeerMessage>())
        {
            var expected = row[(int)message];
            PeerRules.Send(relation, message).ShouldBe(new PeerStep(expected is not null, expected ?? relation), $"{message}");
        }
    }

    [Theory]
    [MemberData(nameof(RemoteTable))]
    public void Remote_event_follows_the_table(PeerRelation relation, PeerRelation?[] row)
    {
        // P-9.4, X-43
        foreach (var message in Enum.GetValues<PeerMessage>())
        {
            var expected = row[(int)message];
            PeerRules.Receive(relation, message).ShouldBe(new PeerStep(expected is not null, expected ?? relation), $"{message}");
        }
    }

    [Fact]
    public void Links_are_listed_as_pending_and_accepted()
    {
        // P-9.1
        var links = new PeerLinks();
        links.Send(Id(1), PeerMessage.Request).ShouldBeTrue();
        links.Receive(Id(2), PeerMessage.Request).ShouldBeTrue();
        links.Pending.ShouldBe([Id(1), Id(2)], ignoreOrder: true);
        links.Send(Id(2), PeerMessage.Open).ShouldBeTrue();
        links.Accepted.ShouldBe([Id(2)]);
        links.Pending.ShouldBe([Id(1)]);
        links[Id(1)].ShouldBe(Out);
        links[Id(3)].ShouldBe(None);
    }

    [Fact]
    public void Refused_step_changes_nothing()
    {
        // P-9.3: the requester cannot accept his own request
        var links = new PeerLinks();
        links.Send(Id(1), PeerMessage.Request).ShouldBeTrue();
        links.Send(Id(1), PeerMessage.Open).ShouldBeFalse();
        links[Id(1)].ShouldBe(Out);
        links.Send(Id(1), PeerMessage.Data).ShouldBeFalse();
    }

    [Fact]
    public void Closed_relation_makes_room()
    {
        // D-506
        var links = new PeerLinks(limit: 2);
        links.Send(Id(1), PeerMessage.Request).ShouldBeTrue();
        links.Receive(Id(2), PeerMessage.Request).ShouldBeTrue();
        links.IsFull.ShouldBeTrue();
        links.Send(Id(3), PeerMessage.Request).ShouldBeFalse();
        links.Receive(Id(3), PeerMessage.Request).ShouldBeFalse();
        links.Receive(Id(1), PeerMessage.Open).ShouldBeTrue();
        links.Send(Id(1), PeerMessage.Close).ShouldBeTrue();
        links.IsFull.ShouldBeFalse();
        links.Send(Id(3), PeerMessage.Request).ShouldBeTrue();
    }

    [Fact]
    public void Clear_names_every_peer_concerned()
    {
        // P-9.12
        var links = new PeerLinks();
        links.Send(Id(1), PeerMessage.Request);
        links.Restore(Id(2));
        links.Clear().ShouldBe([Id(1), Id(2)], ignoreOrder: true);
        links.Accepted.ShouldBeEmpty();
        links.Pending.ShouldBeEmpty();
    }

    [Fact]
    public void Restored_relations_are_as_they_were()
    {
        // P-10.21, P-10.22
        var links = new PeerLinks();
        foreach (var relation in Enum.GetValues<PeerRelation>())
            links.Restore(Id((byte)relation), relation);
        links.All.ShouldBe([Id(1), Id(2), Id(3), Id(4)], ignoreOrder: true);
        foreach (var relation in Enum.GetValues<PeerRelation>())
            links[Id((byte)relation)].ShouldBe(relation);
    }

    [Fact]
    public void Numbers_of_relations_never_change()
    {
        // They travel between processes of different versions.
        Enum.GetValues<PeerRelation>().Select(static relation => $"{relation} {(int)relation}").ShouldBe(["None 0", "Out 1", "In 2", "Both 3", "Open 4"]);
    }

    private static SessionId Id(byte number)
    {
        var bytes = new byte[SessionId.Size];
        bytes[0] = number;
        return SessionId.Read(bytes);
    }
}
