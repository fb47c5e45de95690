using System.Net;
using System.Net.Sockets;

namespace Mrci.Client.Tests.Hosting;

/// <summary>A loopback listener whose sessions do what the test says.</summary>
internal sealed class FakeHost : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public FakeHost() => _listener.Start();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Address => $"127.0.0.1:{Port}";

    public MrciClientOptions Options => new() { Host = "127.0.0.1", Port = Port };

    public async Task<FakeSession> AcceptAsync()
    {
        var socket = await Deadline.For("a client to connect", _listener.AcceptSocketAsync());
        socket.NoDelay = true;
        return new FakeSession(new NetworkStream(socket, ownsSocket: true));
    }

    /// <summary>Accepts a client, answers its header with reply 1, and sends RDY.</summary>
    public async Task<FakeSession> AcceptReadyAsync()
    {
        var session = await AcceptAsync();
        await session.ReadHeaderAsync();
        await session.SendHeaderAsync();
        await session.SendAsync(1, FrameType.Text, "Ready");
        return session;
    }

    /// <summary>A client and its session, ready.</summary>
    public async Task<(MrciClient Client, FakeSession Session)> ConnectAsync(MrciClientOptions? options = null)
    {
        var connecting = MrciClient.ConnectAsync(options ?? Options);
        var session = await AcceptReadyAsync();
        var client = await Deadline.For("the client to be connected", connecting);
        await Deadline.For("RDY", client.WaitReadyAsync());
        return (client, session);
    }

    public void Dispose() => _listener.Dispose();
}
