using System.Collections.Concurrent;
using Mrci.Grains.Events;
using Mrci.Grains.Sessions;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;

namespace Mrci.TcpFront.Tests.Fakes;

/// <summary>
/// A session that answers what the test tells it to; when it is told nothing, RDY at the start, the frame itself, and nothing at the end.
/// It notices calls that overlap.
/// </summary>
internal sealed class FakeSession : ISessionGrain
{
    private int _running;

    public ConcurrentQueue<string> Calls { get; } = new();

    public SessionAttachment? Attachment { get; private set; }

    /// <summary>All attachments, in order.</summary>
    public ConcurrentQueue<SessionAttachment> Attachments { get; } = new();

    public bool Overlapped { get; private set; }

    public Func<Task<SessionReply>> OnAttach { get; set; } = static () => Task.FromResult(Text(1, "ready"));

    public Func<ClientFrame, Task<SessionReply>> OnReceive { get; set; } =
        static frame => Task.FromResult(Bytes(FrameWriter.ToArray((FrameType)frame.Type, frame.CommandId, frame.Payload)));

    public Func<HostEvent, Task<SessionReply>> OnNotify { get; set; } =
        static notification => Task.FromResult(Text((ushort)notification.Command, notification.ToArguments()));

    public Func<Task<SessionReply>> OnTurn { get; set; } = static () => Task.FromResult(SessionReply.Nothing);

    public Func<int, Task<SessionReply>> OnSubscribed { get; set; } = static _ => Task.FromResult(SessionReply.Nothing);

    public Func<Task<SessionReply>> OnReread { get; set; } = static () => Task.FromResult(SessionReply.Nothing);

    public Func<Task<SessionReply>> OnRenew { get; set; } = static () => Task.FromResult(SessionReply.Nothing);

    public Func<string, Task<SessionReply>> OnEnd { get; set; } = static _ => Task.FromResult(SessionReply.Nothing);

    public Func<Task<bool>> OnIsWorking { get; set; } = static () => Task.FromResult(true);

    /// <summary>How often somebody asked whether a call is carried out.</summary>
    public int Asked { get; private set; }

    /// <summary>Whether frames are counted only, for tests with millions of them.</summary>
    public bool Quiet { get; set; }

    public int Received { get; private set; }

    public static SessionReply Text(ushort command, string text, FrameType type = FrameType.Text) =>
        Bytes(FrameWriter.TextToArray(type, command, text));

    public static SessionReply Bytes(byte[] output) => new() { Output = output };

    public Task<SessionReply> AttachAsync(SessionAttachment attachment)
    {
        Attachment = attachment;
        Attachments.Enqueue(attachment);
        return CallAsync($"attach {attachment.Epoch}", OnAttach);
    }

    public Task<SessionReply> ReceiveAsync(long epoch, ClientFrame frame)
    {
        Received++;
        if (Quiet)
            return OnReceive(frame);
        var what = frame.Oversized ? "oversized" : MrciText.Decode(frame.Payload);
        return CallAsync($"receive {epoch} {frame.CommandId}:{frame.Type}:{what}", () => OnReceive(frame));
    }

    public Task<SessionReply> NotifyAsync(long epoch, HostEvent notification) =>
        CallAsync($"notify {epoch} {(ushort)notification.Command}", () => OnNotify(notification));

    public Task<SessionReply> TurnAsync(long epoch) => CallAsync($"turn {epoch}", OnTurn);

    public Task<SessionReply> SubscribedAsync(long epoch, int interestsVersion) =>
        CallAsync($"subscribed {epoch} {interestsVersion}", () => OnSubscribed(interestsVersion));

    public Task<SessionReply> RereadAsync(long epoch) => CallAsync($"reread {epoch}", OnReread);

    public Task<SessionReply> RenewAsync(long epoch) => CallAsync($"renew {epoch}", OnRenew);

    public Task<SessionReply> EndAsync(long epoch, string reason) => CallAsync($"end {epoch} {reason}", () => OnEnd(reason));

    public Task<bool> IsWorkingAsync(long epoch)
    {
        Asked++;
        return OnIsWorking();
    }

    private async Task<SessionReply> CallAsync(string name, Func<Task<SessionReply>> answer)
    {
        Overlapped |= Interlocked.Increment(ref _running) != 1;
        Calls.Enqueue(name);
        try
        {
            return await answer();
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
