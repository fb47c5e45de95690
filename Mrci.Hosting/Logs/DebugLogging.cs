using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Mrci.Domain.Logs;

namespace Mrci.Hosting.Logs;

/// <summary>Connects the logging of the process with the debug log once the store is open: the store logs too, so it cannot be a part of it from the start.</summary>
/// <param name="loggers">The logging of the process.</param>
/// <param name="logs">The logs.</param>
/// <param name="time">Tells when something happened.</param>
public sealed class DebugLogging(ILoggerFactory loggers, ILogStore logs, TimeProvider time) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        loggers.AddProvider(new StoreLoggerProvider(logs, time));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
