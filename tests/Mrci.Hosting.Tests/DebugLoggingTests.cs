using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Mrci.Domain.Logs;
using Mrci.Hosting.Logs;
using NSubstitute;

namespace Mrci.Hosting.Tests;

/// <summary>C-LOG.3: warnings and errors of the process are rows of the debug log.</summary>
public sealed class DebugLoggingTests
{
    private readonly ILogStore _logs = Substitute.For<ILogStore>();

    [Fact]
    public async Task Warning_becomes_a_row_of_one_line_with_its_causes()
    {
        using var loggers = await StartAsync();

        Log(loggers, "Mrci.Mails.Worker", LogLevel.Warning, new IOException("outer\nline", new TimeoutException("inner")));

        _logs.Received(1).Append(new DebugLogEntry(
            DateTimeOffset.UnixEpoch, "Warning Worker: something happened <- IOException: outer line <- TimeoutException: inner"));
    }

    [Theory]
    [InlineData("Mrci.Mails.Worker", LogLevel.Information)]
    [InlineData("Mrci.Storage.Logs.SqlLogStore", LogLevel.Error)] // it would go on about itself
    public async Task What_nobody_needs_there_stays_out(string category, LogLevel level)
    {
        using var loggers = await StartAsync();

        Log(loggers, category, level, exception: null);

        _logs.DidNotReceive().Append(Arg.Any<DebugLogEntry>());
    }

    private async Task<ILoggerFactory> StartAsync()
    {
        var loggers = new LoggerFactory();
        await new DebugLogging(loggers, _logs, new FakeTimeProvider(DateTimeOffset.UnixEpoch)).StartAsync(TestContext.Current.CancellationToken);
        return loggers;
    }

    private static void Log(ILoggerFactory loggers, string category, LogLevel level, Exception? exception) =>
        loggers.CreateLogger(category).Log(level, new EventId(1), "something happened", exception, static (text, _) => text);
}
