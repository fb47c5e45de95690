using System.Net.Sockets;
using Mrci.ModuleHost.Isolation;
using Mrci.ModuleHost.Links;
using Mrci.ModuleHost.Loading;

// Started by the supervisor of the host (Mrci.Modules), never by hand: path of the socket, install directory of the module.
if (args is not [var path, var directory])
{
    await Console.Error.WriteLineAsync("Mrci.ModuleHost is started by the MRCI host.");
    return 2;
}

ProcessIsolation.Apply();

// A command that never returns keeps its thread; the next session's call must not wait until the pool has noticed (P-11.32).
ThreadPool.GetMinThreads(out _, out var ports);
ThreadPool.SetMinThreads(64, ports);

using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
await using var stream = new NetworkStream(socket);
var link = new HostLink(stream);
var sessions = new SessionTable(link, new ModuleLibrary(directory));

// A thread of its own: whatever the module does with the pool, messages are read, and the end of the host is noticed.
var reader = new Thread(() => MessageLoop.Run(link, sessions)) { Name = "messages" };
reader.Start();
reader.Join();
ProcessIsolation.End();
return 0;
