using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Mrci.Storage;

namespace Mrci.Hosting.Health;

/// <summary>
/// Tells in one line that the store is away, and in another that it is back. The engine would say it once for each state that could not be read or
/// written, with a stack trace: hundreds of megabytes in a minute where many clients wait.
/// </summary>
internal sealed partial class StoreWatch(Store store, TimeProvider time, ILogger<StoreWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    // As the health checks; a store that takes longer is as good as away.
    private const int PatienceSeconds = 3;

    private long _lost;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; whether the store answers is nobody's business any more.
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        try
        {
            await using var command = store.DataSource.CreateCommand("SELECT 1");
            command.CommandTimeout = PatienceSeconds;
            await command.ExecuteScalarAsync(cancellation);
        }
        catch (DbException failure)
        {
            if (_lost == 0)
                LogLost(store.Location, failure.Message);
            _lost = _lost == 0 ? time.GetTimestamp() : _lost;
            return;
        }

        if (_lost == 0)
            return;
        LogBack(store.Location, time.GetElapsedTime(_lost));
        _lost = 0;
    }

    [LoggerMessage(1, LogLevel.Error, "Store {Store} does not answer; what needs it fails or waits until it does: {Failure}")]
    private partial void LogLost(string store, string failure);

    [LoggerMessage(2, LogLevel.Warning, "Store {Store} answers again after {Time}")]
    private partial void LogBack(string store, TimeSpan time);
}
