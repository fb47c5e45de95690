using Microsoft.Extensions.Logging;
using Mrci.Domain.Logs;

namespace Mrci.Hosting.Logs;

/// <summary>Writes warnings and errors of one category to the debug log, one line each (C-LOG.3).</summary>
internal sealed class StoreLogger(string category, ILogStore logs, TimeProvider time) : ILogger
{
    // Long enough for what an operator needs; a row of a table nobody reads beyond that.
    private const int MaximumLength = 2000;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning && logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        var text = $"{logLevel} {category}: {formatter(state, exception)}";
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            text += $" <- {cause.GetType().Name}: {cause.Message}";
        logs.Append(new DebugLogEntry(time.GetUtcNow(), OneLine(text)));
    }

    private static string OneLine(string text)
    {
        text = text.ReplaceLineEndings(" ");
        return text.Length <= MaximumLength ? text : text[..MaximumLength];
    }
}
