using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Mrci.Domain.Logs;

namespace Mrci.Hosting.Logs;

/// <summary>
/// Has warnings and errors of the process in the debug log, where <c>ls_dbg</c> shows them (C-LOG.3). What the store itself complains of stays
/// out: a log that cannot be written would go on about that.
/// </summary>
/// <param name="logs">The logs.</param>
/// <param name="time">Tells when something happened.</param>
public sealed class StoreLoggerProvider(ILogStore logs, TimeProvider time) : ILoggerProvider
{
    private const string StoreCategories = "Mrci.Storage";

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => categoryName.StartsWith(StoreCategories, StringComparison.Ordinal)
        ? NullLogger.Instance
        : new StoreLogger(categoryName[(categoryName.LastIndexOf('.') + 1)..], logs, time);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
