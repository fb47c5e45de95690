using Mrci.Domain.Logs;
using Orleans;

namespace Mrci.Grains.Logs;

/// <summary>
/// Reads and clears the logs (D-803), with cells and filters as the table viewer shows them. Key: 0. Each call looks at a bounded number of
/// rows, so a filter that matches little in a long log takes several.
/// </summary>
[Alias("mrci.ILogGrain")]
public interface ILogGrain : IGrainWithIntegerKey
{
    /// <summary>Reads on in a log.</summary>
    /// <param name="kind">Which log.</param>
    /// <param name="filters">Which rows.</param>
    /// <param name="after">Where to go on; <see cref="LogCursor.Start"/> for the oldest row.</param>
    /// <param name="limit">Largest number of rows to return, ≥ 1.</param>
    [Alias("Read")]
    Task<LogRows> ReadAsync(LogKind kind, LogFilter[] filters, LogCursor after, int limit);

    /// <summary>
    /// Deletes rows. Deleting counted failures of the login log resets the counters of the users concerned (C-ls_auth_log.1, D-802).
    /// </summary>
    /// <param name="kind">Which log.</param>
    /// <param name="filters">Which rows.</param>
    /// <param name="after">Where to go on; <see cref="LogCursor.Start"/> for the oldest row.</param>
    /// <returns>Where to go on, without rows.</returns>
    [Alias("Delete")]
    Task<LogRows> DeleteAsync(LogKind kind, LogFilter[] filters, LogCursor after);
}
