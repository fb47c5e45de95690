using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Runtime.InteropServices;

namespace Mrci.Testing.PostgreSql;

/// <content>A server that hangs.</content>
public sealed partial class PostgresServer
{
    private const int Stop = 19;
    private const int Continue = 18;
    private static readonly TimeSpan ConnectionDeadline = TimeSpan.FromSeconds(60);

    /// <summary>Stops the server with SIGSTOP: connections are taken by the kernel and answered by nobody.</summary>
    public void Freeze() => Signal(Stop);

    /// <summary>Lets a frozen server go on.</summary>
    public void Thaw() => Signal(Continue);

    /// <summary>Waits until a client has connected to the server, which need not have noticed.</summary>
    /// <returns>A task that ends when there is a connection.</returns>
    /// <exception cref="TimeoutException">None came in a minute.</exception>
    public async Task ConnectionWaitsAsync()
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var deadline = new CancellationTokenSource(ConnectionDeadline);
        try
        {
            while (!IsConnected())
                await tick.WaitForNextTickAsync(deadline.Token);
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"Waited in vain for a connection to PostgreSQL on port {Port}.", late);
        }
    }

    private bool IsConnected() => Array.Exists(
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections(),
        connection => connection.State == TcpState.Established && connection.LocalEndPoint.Port == Port && IPAddress.IsLoopback(connection.LocalEndPoint.Address));

    private void Signal(int signal)
    {
        // The parent first, so that it starts no child that is missed.
        _ = Kill(ProcessId, signal);
        foreach (var child in Children())
            _ = Kill(child, signal);
    }

    private IEnumerable<int> Children()
    {
        var tasks = $"/proc/{ProcessId}/task/{ProcessId}/children";
        return File.ReadAllText(tasks).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(static number => int.Parse(number, CultureInfo.InvariantCulture));
    }

    // Fails for a child that has just ended, which is as well.
    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
