using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace Mrci.Storage.Logs;

/// <content>The background loop: batches, retries, retention.</content>
public sealed partial class SqlLogStore
{
    private async Task RunAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            await _wake.Reader.ReadAsync();
            await DrainAsync();
            if (_trimDue)
                await TrimOldAsync();
        }

        await DrainAsync();
    }

    private async Task DrainAsync()
    {
        while (_queue.Take(_options.BatchSize) is { Count: > 0 } batch)
        {
            await StoreAsync(batch);
            ReportDropped();
            _queue.Settle();
        }
    }

    private async Task StoreAsync(List<object> batch)
    {
        var delay = _options.RetryDelay;
        for (var failures = 0; !await TryStoreAsync(batch, failures, delay); failures++)
        {
            if (_stopping.IsCancellationRequested)
            {
                LogLost(batch.Count);
                return;
            }

            ReportDropped();
            await Task.Delay(delay, _time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            delay = TimeSpan.FromTicks(Math.Min(delay.Ticks * 2, _options.MaxRetryDelay.Ticks));
        }
    }

    private async Task<bool> TryStoreAsync(List<object> batch, int failures, TimeSpan delay)
    {
        try
        {
            await _tables.InsertAsync(batch);
        }
        catch (DbException exception)
        {
            LogWriteFailed(exception, batch.Count, delay.TotalSeconds);
            return false;
        }
        catch (Exception exception)
        {
            // No row may stop the log of all others; this one is a bug of whoever made it.
            LogUnusable(exception, batch.Count);
            return true;
        }

        if (failures > 0)
            LogRecovered(failures);
        return true;
    }

    private async Task TrimOldAsync()
    {
        _trimDue = false;
        try
        {
            var deleted = await _tables.TrimAsync(_time.GetUtcNow() - _options.Retention, _stopping.Token);
            if (deleted > 0)
                LogTrimmed(deleted, _options.Retention.TotalDays);
        }
        catch (DbException exception)
        {
            LogTrimFailed(exception);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            LogTrimStopped();
        }
    }

    private void ReportDropped()
    {
        if (_queue.TakeDropped() is > 0 and var dropped)
            LogDropped(dropped);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Writing {Rows} log row(s) failed; next try in {Seconds} s")]
    private partial void LogWriteFailed(Exception exception, int rows, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Rows} log row(s) are lost: they cannot be stored")]
    private partial void LogUnusable(Exception exception, int rows);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Writing logs works again after {Failures} failure(s)")]
    private partial void LogRecovered(int failures);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Rows} log row(s) are lost: the database did not take them in time")]
    private partial void LogDropped(long rows);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Rows} log row(s) are lost: the database did not take them before the host stopped")]
    private partial void LogLost(int rows);

    [LoggerMessage(Level = LogLevel.Information, Message = "Deleted {Rows} log row(s) older than {Days} day(s)")]
    private partial void LogTrimmed(long rows, double days);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Deleting old log rows failed; it is tried again at the next interval")]
    private partial void LogTrimFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Deleting old log rows stopped with the host")]
    private partial void LogTrimStopped();
}
