using Microsoft.Extensions.Hosting;
using Mrci.TcpFront.Control;

namespace Mrci.Hosting.Control;

/// <summary>Stops the program, and remembers whether it is to start anew.</summary>
/// <param name="lifetime">The life of the program.</param>
public sealed class HostStop(IHostApplicationLifetime lifetime) : IHostStop
{
    private const int Running = 0;
    private const int Stopping = 1;
    private const int Restarting = 2;

    private int _state = Running;

    /// <summary>Whether the program is to start anew once it has stopped; a stop that somebody else began is one for good.</summary>
    public bool IsRestart => Volatile.Read(ref _state) == Restarting;

    /// <inheritdoc/>
    public void Stop(bool restart)
    {
        if (!lifetime.ApplicationStopping.IsCancellationRequested
            && Interlocked.CompareExchange(ref _state, restart ? Restarting : Stopping, Running) == Running)
        {
            lifetime.StopApplication();
        }
    }
}
