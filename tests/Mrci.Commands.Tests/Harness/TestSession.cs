using Mrci.Grains.Channels;
using Mrci.Grains.Events;
using Mrci.Grains.Sessions;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;
using Mrci.Protocol.Payloads;
using Mrci.Protocol.Text;
using Orleans;

namespace Mrci.Commands.Tests.Harness;

/// <summary>Drives one session grain as a front end does: interests are answered by SubscribedAsync, output is collected in order.</summary>
public sealed class TestSession(Func<IGrainFactory> grains, string id)
{
    public string Id { get; } = id;

    public long Epoch { get; private set; }

    public ISessionGrain Grain => grains().GetGrain<ISessionGrain>(Id);

    /// <summary>Name of the front end of this session; null for one that peers cannot reach.</summary>
    public string? FrontId { get; init; }

    /// <summary>Peer-to-peer relations as the front end remembers them.</summary>
    public SessionPeer[]? Peers { get; private set; }

    /// <summary>The reply to the last call.</summary>
    public SessionReply Reply { get; private set; } = SessionReply.Nothing;

    public SessionInterests Interests { get; private set; } = new(0, [], [], ActiveUpdate: false);

    /// <summary>What the attachment answered.</summary>
    public IReadOnlyList<TestFrame> Greeting { get; private set; } = [];

    /// <summary>User as the front end remembers him.</summary>
    public string? UserId { get; private set; }

    /// <summary>Ids and names the client knows.</summary>
    public SortedDictionary<ushort, string> Commands { get; } = [];

    public async Task<IReadOnlyList<TestFrame>> AttachAsync(string? userId = null, SubChannelRef[]? open = null, string address = "127.0.0.1")
    {
        UserId = userId;
        Commands.Clear();
        return Greeting = await TakeAsync(Grain.AttachAsync(new SessionAttachment(
            ++Epoch, address, "Test", 1, 0, 1, userId, open, Interests.ActiveUpdate, FrontId, Peers)));
    }

    /// <summary>A recovery after a loss, as the front end does it (P-10.20).</summary>
    public Task<IReadOnlyList<TestFrame>> RecoverAsync() => AttachAsync(UserId, Interests.Open);

    public Task<IReadOnlyList<TestFrame>> RenewAsync() => TakeAsync(Grain.RenewAsync(Epoch));

    public Task<IReadOnlyList<TestFrame>> SendAsync(ushort command, string text) => SendAsync(command, FrameType.Text, MrciText.Encode(text));

    public Task<IReadOnlyList<TestFrame>> SendAsync(ushort command, FrameType type, params byte[] payload) =>
        TakeAsync(Grain.ReceiveAsync(Epoch, new ClientFrame((byte)type, command, payload)));

    public Task<IReadOnlyList<TestFrame>> SendOversizedAsync(ushort command) =>
        TakeAsync(Grain.ReceiveAsync(Epoch, new ClientFrame((byte)FrameType.Text, command, [], Oversized: true)));

    /// <summary>Sends CMD_ID to <c>term</c>, <c>pause</c> or <c>resume</c>.</summary>
    public Task<IReadOnlyList<TestFrame>> SendTargetAsync(string command, ushort? target) =>
        SendAsync(IdOf(command), FrameType.CmdId, target is { } id ? CommandIdPayload.ToArray(id) : []);

    public Task<IReadOnlyList<TestFrame>> NotifyAsync(HostEvent notification) => TakeAsync(Grain.NotifyAsync(Epoch, notification));

    public Task<IReadOnlyList<TestFrame>> TurnAsync() => TakeAsync(Grain.TurnAsync(Epoch));

    public Task<IReadOnlyList<TestFrame>> SubscribedAsync() => TakeAsync(Grain.SubscribedAsync(Epoch, Interests.Version));

    public Task<IReadOnlyList<TestFrame>> EndAsync() => TakeAsync(Grain.EndAsync(Epoch, "test"));

    public ushort IdOf(string command) => Commands.Single(pair => pair.Value == command).Key;

    public SessionId SessionId => SessionId.TryParse(Id, out var sessionId) ? sessionId : default;

    private async Task<IReadOnlyList<TestFrame>> TakeAsync(Task<SessionReply> call)
    {
        var reply = Reply = await call;
        var frames = TestFrame.Parse(reply.Output).ToList();
        if (reply.UserChanged)
            UserId = reply.UserId;
        Peers = reply.Peers ?? Peers;
        while (reply.Interests is { } interests)
        {
            Interests = interests;
            reply = await Grain.SubscribedAsync(Epoch, interests.Version);
            frames.AddRange(TestFrame.Parse(reply.Output));
        }

        foreach (var frame in frames)
            Learn(frame);
        return frames;
    }

    private void Learn(TestFrame frame)
    {
        if (frame.Type == FrameType.NewCmd && NewCommand.TryRead(frame.Payload, out var added))
            Commands.Add(added.CommandId, added.Name);
        if (frame is { Id: (ushort)AsyncCommand.RmCmd, Type: FrameType.CmdId } && CommandIdPayload.TryRead(frame.Payload, out var removed))
            Commands.Remove(removed).ShouldBeTrue();
    }
}
