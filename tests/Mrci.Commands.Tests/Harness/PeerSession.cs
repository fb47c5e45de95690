using System.Threading.Channels;
using Mrci.Grains.Events;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;
using Orleans.Streams;

namespace Mrci.Commands.Tests.Harness;

/// <summary>A session with the stream of its front end, whose events a test hands over one by one.</summary>
public sealed class PeerSession(TestSession session) : IAsyncObserver<HostEvent>
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly Channel<PeerEvent> _events = Channel.CreateUnbounded<PeerEvent>();

    public TestSession Session { get; } = session;

    public SessionId Id => Session.SessionId;

    /// <summary>The next event for the session, with a deadline.</summary>
    public Task<PeerEvent> NextAsync() => _events.Reader.ReadAsync().AsTask().WaitAsync(Deadline);

    /// <summary>Hands the next event over, as the front end does.</summary>
    /// <returns>What the client gets.</returns>
    public async Task<IReadOnlyList<TestFrame>> TakeAsync() => await Session.NotifyAsync(await NextAsync());

    /// <summary>Sends one of the commands that act on a session id, and expects success.</summary>
    public async Task DoAsync(ushort command, SessionId peer) =>
        (await Session.SendAsync(command, FrameType.SessionId, Bytes(peer))).Heads().ShouldBe([$"{command}:Idle"]);

    /// <summary>Sends one of the commands that act on a session id, and expects the one ERR.</summary>
    public async Task FailsAsync(ushort command, SessionId peer) =>
        (await Session.SendAsync(command, FrameType.SessionId, Bytes(peer))).Heads().ShouldBe([$"{command}:Err", $"{command}:Idle"]);

    public Task<IReadOnlyList<TestFrame>> SendDataAsync(SessionId peer, FrameType type, params byte[] data) =>
        Session.SendAsync(342, type, [.. Bytes(peer), .. data]);

    public static byte[] Bytes(SessionId id)
    {
        var bytes = new byte[SessionId.Size];
        id.Write(bytes);
        return bytes;
    }

    public Task OnNextAsync(HostEvent item, StreamSequenceToken? token = null) =>
        _events.Writer.WriteAsync(item.ShouldBeAssignableTo<PeerEvent>()!).AsTask();

    public Task OnCompletedAsync() => Task.CompletedTask;

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}
