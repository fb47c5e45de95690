using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Mrci.Hosting.Endpoints;

/// <summary>Tells systemd about the state of this process where it asks for that: <c>Type=notify</c>, sd_notify(3).</summary>
internal sealed partial class ServiceManager(ILogger<ServiceManager> logger)
{
    public const string Ready = "READY=1";
    public const string Stopping = "STOPPING=1";

    private const string SocketVariable = "NOTIFY_SOCKET";

    public async Task TellAsync(string state, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(SocketVariable) is not { Length: > 0 } name)
            return;

        // A name that begins with @ stands for one in the abstract namespace, where the first byte is zero.
        var address = new UnixDomainSocketEndPoint(name[0] == '@' ? $"\0{name[1..]}" : name);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(address, cancellationToken);
            await socket.SendAsync(Encoding.ASCII.GetBytes(state), cancellationToken);
        }
        catch (SocketException failure)
        {
            LogNotTold(failure, name, state);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The service manager at {Socket} could not be told {State}")]
    private partial void LogNotTold(Exception failure, string socket, string state);
}
