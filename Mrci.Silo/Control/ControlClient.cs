using System.Net.Sockets;
using System.Text;

namespace Mrci.Silo.Control;

/// <summary>Asks the host that runs on a data directory.</summary>
internal static class ControlClient
{
    // Longer than the slowest request, a password hash and some writes.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <summary>Sends one request.</summary>
    /// <returns>The answer; null when no host runs there.</returns>
    /// <exception cref="IOException">The host was there and did not answer.</exception>
    public static async Task<string?> AskAsync(string data, string request)
    {
        using var socket = ControlSocket.Create();
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(ControlSocket.PathOf(data)));
        }
        catch (Exception failure) when (failure is SocketException or ArgumentOutOfRangeException)
        {
            return null;
        }

        using var timeout = new CancellationTokenSource(Timeout);
        try
        {
            var answer = await ExchangeAsync(socket, request, timeout.Token);
            return answer.Length > 0 ? answer : throw new IOException("the host has ended without an answer");
        }
        catch (OperationCanceledException late)
        {
            throw new IOException($"the host has not answered within {Timeout.TotalSeconds} s", late);
        }
        catch (SocketException gone)
        {
            throw new IOException(gone.Message, gone);
        }
    }

    private static async Task<string> ExchangeAsync(Socket socket, string request, CancellationToken cancellation)
    {
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request), cancellation);
        socket.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellation);
    }
}
