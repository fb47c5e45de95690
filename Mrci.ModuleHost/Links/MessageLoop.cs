using Mrci.Modules.Wire;
using Mrci.Modules.Wire.Bodies;

namespace Mrci.ModuleHost.Links;

/// <summary>
/// Reads what the host sends. Calls run on the pool, each by itself: the host never has two of one session at a time, but for <c>term()</c> of a
/// command that takes too long.
/// </summary>
internal static class MessageLoop
{
    // A text in a log, not a dump.
    private const int LongestReason = 4000;

    public static void Run(HostLink link, SessionTable sessions)
    {
        link.Send(new Message(MessageKind.Hello, 0, 0, 0, new BodyWriter().UInt32(MessageStream.Version).Written));
        while (link.Read() is { } message)
        {
            switch (message.Kind)
            {
                case MessageKind.Stop:
                    return;
                case MessageKind.Answer:
                    link.Answer(message);
                    break;
                case MessageKind.Bind:
                    sessions.Bind(message);
                    break;
                default:
                    ThreadPool.UnsafeQueueUserWorkItem(
                        static call => _ = CallAsync(call.link, call.sessions, call.message), (link, sessions, message), preferLocal: false);
                    break;
            }
        }
    }

    private static async Task CallAsync(HostLink link, SessionTable sessions, Message call)
    {
        var result = new BodyWriter();
        try
        {
            result.Flag(true);
            await sessions.CallAsync(call, result);
        }
        catch (Exception exception)
        {
            // Whatever a module throws is told, and the process goes on.
            var reason = exception.ToString();
            result = new BodyWriter().Flag(false).Text(reason.Length > LongestReason ? reason[..LongestReason] : reason);
        }

        link.Send(new Message(MessageKind.Return, call.Session, call.Command, call.Call, result.Written));
    }
}
