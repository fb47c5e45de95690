using Mrci.Commands.Tests.Harness;
using Mrci.Grains.Groups;
using Mrci.Grains.Users;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;

namespace Mrci.Commands.Tests.Peers;

/// <summary>Two sessions of rank 1, each with a front end of its own.</summary>
public abstract class PeerCommandTests : IAsyncLifetime
{
    protected const ushort Request = 310;
    protected const ushort Open = 309;
    protected const ushort Close = 308;
    protected const ushort ToPeer = 342;
    protected const ushort LsP2P = 301;

    protected const string Asked = "24:P2PRequest";
    protected const string Accepted = "24:P2POpen";
    protected const string Closed = "24:P2PClose";

    protected TestLoaders Loaders { get; } = new();

    protected TestHost Host { get; private set; } = null!;

    protected UserSnapshot AliceUser { get; private set; } = null!;

    protected UserSnapshot BobUser { get; private set; } = null!;

    protected PeerSession Alice { get; private set; } = null!;

    protected PeerSession Bob { get; private set; } = null!;

    protected virtual TimeProvider Time => TimeProvider.System;

    public async ValueTask InitializeAsync()
    {
        Host = await TestHost.StartAsync(Loaders, time: Time);
        AliceUser = await Host.AddUserAsync("alice", GroupIds.Root);
        BobUser = await Host.AddUserAsync("robert", GroupIds.Root);
        Alice = await Host.ConnectPeerAsync(AliceUser);
        Bob = await Host.ConnectPeerAsync(BobUser);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Host.DisposeAsync();
    }

    /// <summary>A request that has arrived.</summary>
    protected static async Task AskAsync(PeerSession from, PeerSession to)
    {
        await from.DoAsync(Request, to.Id);
        (await to.TakeAsync()).Heads().ShouldBe([Asked]);
    }

    /// <summary>A link that both sides know to be open.</summary>
    protected static async Task LinkAsync(PeerSession from, PeerSession to)
    {
        await AskAsync(from, to);
        await to.DoAsync(Open, from.Id);
        (await from.TakeAsync()).Heads().ShouldBe([Accepted]);
    }

    /// <summary>The rows of <c>ls_p2p</c>: id and pending flag.</summary>
    protected static async Task<string[]> ListAsync(PeerSession session) =>
    [
        .. (await session.Session.SendAsync(LsP2P, "")).TextOf(LsP2P).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..]
            .Select(static row => string.Join(' ', row.Split(' ', StringSplitOptions.RemoveEmptyEntries))),
    ];

    protected static string Row(SessionId peer, bool pending) => $"{peer} {(pending ? 1 : 0)}";

    /// <summary>The one frame <c>24:P2P_CLOSE</c> names this peer.</summary>
    protected static void ShouldClose(IReadOnlyList<TestFrame> frames, SessionId peer)
    {
        var frame = frames.ShouldHaveSingleItem();
        frame.Head.ShouldBe(Closed);
        SessionId.Read(frame.Payload).ShouldBe(peer);
    }

    protected static Task<IReadOnlyList<TestFrame>> SendTextAsync(PeerSession from, PeerSession to, byte content) =>
        from.SendDataAsync(to.Id, FrameType.Text, content, 0);
}
