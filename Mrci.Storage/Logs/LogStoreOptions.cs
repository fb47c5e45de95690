namespace Mrci.Storage.Logs;

/// <summary>How the logs are queued, written and kept (D-801).</summary>
public sealed class LogStoreOptions
{
    /// <summary>Age at which rows are deleted; zero keeps them for ever. Default 90 days (D-801).</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Time between two deletions of old rows. Default 1 hour.</summary>
    public TimeSpan TrimInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Rows kept in memory while the database does not take them; beyond that the oldest are lost and counted. Default 10 000: some
    /// 5 MB, and minutes of a busy host.
    /// </summary>
    public int QueueCapacity { get; set; } = 10_000;

    /// <summary>Largest number of rows in one transaction. Default 500: keeps the write lock for a few milliseconds.</summary>
    public int BatchSize { get; set; } = 500;

    /// <summary>
    /// How long the first row waits for others. Default 250 ms: at most four commits a second compete with those of the grains.
    /// </summary>
    public TimeSpan FlushInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>First pause after a failed write; doubles with each further failure. Default 1 s.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause after a failed write. Default 1 minute.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(1);
}
