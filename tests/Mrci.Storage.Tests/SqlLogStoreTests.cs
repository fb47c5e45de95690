using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Mrci.Domain.Logs;
using Mrci.Protocol.Headers;
using Mrci.Protocol.Identifiers;
using Mrci.Storage.Logs;
using Mrci.Storage.Tests.Databases;

namespace Mrci.Storage.Tests;

public abstract class SqlLogStoreTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2030, 5, 6, 7, 8, 9, 123, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Now);
    private readonly RecordingLogger<SqlLogStore> _logger = new();
    private readonly LogStoreOptions _options = new();
    private TestDatabase _database = null!;
    private Store _store = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await CreateDatabaseAsync();
        _store = await _database.OpenStoreAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected abstract Task<TestDatabase> CreateDatabaseAsync();

    [Fact] // D-109, D-115, D-116, D-802
    public async Task Entries_of_each_log_come_back_as_they_were()
    {
        await using var logs = Start();
        var auth = new AuthLogEntry(Now, IPAddress.Parse("10.1.2.3"), UserId(3), "Bob", AuthAttempt: true, RecoverAttempt: false, Accepted: false, CountToThreshold: true);
        var recover = auth with { Address = IPAddress.IPv6Loopback, AuthAttempt = false, RecoverAttempt = true, Accepted = true, CountToThreshold = false };
        var activity = new ActivityLogEntry(Now, IPAddress.Loopback, new ProtocolVersion(1, 20, 65535), SessionId(5), "session active; it's 100 %");
        var debug = new DebugLogEntry(Now, "größer ☃");

        logs.Append(auth);
        logs.Append(recover);
        logs.Append(activity);
        logs.Append(debug);
        await FlushAsync(logs);

        (await logs.ReadAuthAsync(new LogQuery(), default)).Rows.ShouldBe([auth, recover]);
        (await logs.ReadActivityAsync(new LogQuery(), default)).Rows.ShouldBe([activity]);
        (await logs.ReadDebugAsync(new LogQuery(), default)).Rows.ShouldBe([debug]);
    }

    [Fact] // D-801: what clients sent must not keep the rows of others out
    public async Task Text_that_a_database_refuses_is_stored_with_replacements()
    {
        await using var logs = Start();
        logs.Append(new DebugLogEntry(Now, "a\0b"));
        logs.Append(new DebugLogEntry(Now, "half \ud83d of a pair, whole \ud83d\ude00"));
        await FlushAsync(logs);

        Texts(await logs.ReadDebugAsync(new LogQuery(), default)).ShouldBe(["a\ufffdb", "half \ufffd of a pair, whole \ud83d\ude00"]);
        Warnings().ShouldBeEmpty();
    }

    [Fact] // D-803, C-TBL.4
    public async Task Pages_are_in_the_order_of_time_and_know_whether_more_follow()
    {
        await using var logs = Start();
        foreach (var second in new[] { 3, 1, 2, 0, 2 })
            logs.Append(new DebugLogEntry(Now.AddSeconds(second), $"{second}"));
        await FlushAsync(logs);

        var first = await logs.ReadDebugAsync(new LogQuery(0, 2), default);
        var middle = await logs.ReadDebugAsync(new LogQuery(2, 2), default);
        var last = await logs.ReadDebugAsync(new LogQuery(4, 1), default);
        var beyond = await logs.ReadDebugAsync(new LogQuery(5, 2), default);

        Texts(first).ShouldBe(["0", "1"]);
        Texts(middle).ShouldBe(["2", "2"]);
        Texts(last).ShouldBe(["3"]);
        beyond.Rows.ShouldBeEmpty();
        new[] { first.HasMore, middle.HasMore, last.HasMore, beyond.HasMore }.ShouldBe([true, true, false, false]);
    }

    [Fact] // D-803
    public async Task Scan_reads_every_row_once_in_the_order_of_time()
    {
        await using var logs = Start();
        foreach (var second in new[] { 3, 1, 2, 0, 2, 2 })
            logs.Append(new DebugLogEntry(Now.AddSeconds(second), $"{second}"));
        logs.Append(new ActivityLogEntry(Now, IPAddress.Loopback, new ProtocolVersion(1, 0, 0), SessionId(5), "of another log"));
        await FlushAsync(logs);

        var (read, place, batch) = (new List<string>(), LogPosition.Start, await logs.ScanAsync<DebugLogEntry>(LogPosition.Start, 2, default));
        for (; batch.Count > 0; batch = await logs.ScanAsync<DebugLogEntry>(place, 2, default))
        {
            read.AddRange(batch.Select(row => row.Entry.Text));
            place = batch[^1].Position;
        }

        read.ShouldBe(["0", "1", "2", "2", "2", "3"]);
        (await logs.ScanAsync<ActivityLogEntry>(LogPosition.Start, 2, default)).ShouldHaveSingleItem().Entry.Text.ShouldBe("of another log");
    }

    [Fact] // C-TBL.6
    public async Task Deletion_by_number_leaves_the_rows_of_other_numbers_and_logs()
    {
        await using var logs = Start();
        foreach (var text in new[] { "a", "b", "c" })
            logs.Append(new DebugLogEntry(Now, text));
        logs.Append(new AuthLogEntry(Now, IPAddress.Loopback, UserId(1), "Bob", AuthAttempt: true, RecoverAttempt: false, Accepted: true, CountToThreshold: false));
        await FlushAsync(logs);
        var rows = await logs.ScanAsync<DebugLogEntry>(LogPosition.Start, 10, default);

        (await logs.DeleteAsync<DebugLogEntry>([rows[0].Position.Id, rows[2].Position.Id, 4711], default)).ShouldBe(2);
        (await logs.DeleteAsync<DebugLogEntry>([], default)).ShouldBe(0);

        Texts(await logs.ReadDebugAsync(new LogQuery(), default)).ShouldBe(["b"]);
        (await logs.ReadAuthAsync(new LogQuery(), default)).Rows.ShouldHaveSingleItem();
    }

    [Fact] // D-801
    public async Task Rows_wait_for_the_interval_and_are_written_without_a_flush()
    {
        await using var logs = Start();
        logs.Append(new DebugLogEntry(Now, "a"));
        logs.Append(new DebugLogEntry(Now, "b"));

        _time.Advance(_options.FlushInterval);

        await Wait.UntilAsync(async () => await CountAsync("debug_log") == 2, "two rows written by the timer");
    }

    [Fact] // D-801
    public async Task Full_batch_does_not_wait_for_the_interval()
    {
        _options.BatchSize = 10;
        await using var logs = Start();

        for (var i = 0; i < 10; i++)
            logs.Append(new DebugLogEntry(Now, "x"));

        await Wait.UntilAsync(async () => await CountAsync("debug_log") == 10, "ten rows written at once");
    }

    [Fact] // D-801
    public async Task Appending_from_many_threads_stores_every_row_once()
    {
        _options.BatchSize = 64;
        await using var logs = Start();

        await Parallel.ForAsync(0, 4_000, (i, _) =>
        {
            logs.Append(new DebugLogEntry(Now, $"{i}"));
            return ValueTask.CompletedTask;
        });
        await FlushAsync(logs);

        (await CountAsync("debug_log")).ShouldBe(4_000);
        (await _store.DataSource.ScalarAsync<long>("SELECT count(DISTINCT log_entry) FROM debug_log")).ShouldBe(4_000);
    }

    [Fact] // D-801
    public async Task Overflow_loses_the_oldest_rows_and_warns_with_their_number()
    {
        _options.QueueCapacity = 3;
        await using var logs = Create();
        for (var i = 0; i < 5; i++)
            logs.Append(new DebugLogEntry(Now, $"{i}"));

        logs.Start();
        await FlushAsync(logs);

        Texts(await logs.ReadDebugAsync(new LogQuery(), default)).ShouldBe(["2", "3", "4"]);
        Warnings().ShouldHaveSingleItem().ShouldStartWith("2 log row(s) are lost");
    }

    [Fact] // D-801
    public async Task Failing_store_warns_retries_with_growing_pauses_and_loses_nothing()
    {
        _options.Retention = TimeSpan.Zero;
        await using var logs = Start();
        await _store.DataSource.ExecuteAsync("ALTER TABLE debug_log RENAME TO hidden");
        logs.Append(new DebugLogEntry(Now, "kept"));
        logs.Append(new AuthLogEntry(Now, IPAddress.Loopback, UserId(1), "bob", true, false, true, false));

        var flushed = logs.FlushAsync(default).AsTask();
        await AdvanceUntilAsync(() => Warnings().Count(line => line.Contains("failed", StringComparison.Ordinal)) >= 3, "three failed tries");
        Warnings().Take(3).ShouldBe([Failed(1), Failed(2), Failed(4)]);
        (await CountAsync("auth_log")).ShouldBe(0, "a batch is stored whole or not at all");
        flushed.IsCompleted.ShouldBeFalse();

        await _store.DataSource.ExecuteAsync("ALTER TABLE hidden RENAME TO debug_log");
        await AdvanceUntilAsync(() => flushed.IsCompleted, "the flush after the store came back");

        (await CountAsync("debug_log")).ShouldBe(1);
        (await CountAsync("auth_log")).ShouldBe(1);
        Warnings()[^1].ShouldStartWith("Writing logs works again");

        static string Failed(int seconds) => $"Writing 2 log row(s) failed; next try in {seconds} s";
    }

    [Fact] // D-801
    public async Task Flush_can_be_given_up_while_the_store_fails()
    {
        _options.Retention = TimeSpan.Zero;
        await using var logs = Start();
        await _store.DataSource.ExecuteAsync("DROP TABLE debug_log");
        logs.Append(new DebugLogEntry(Now, "x"));
        using var cancel = new CancellationTokenSource();

        var flushed = logs.FlushAsync(cancel.Token).AsTask();
        await _logger.WaitForAsync("failed");
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => flushed);
    }

    [Fact] // D-801
    public async Task Dispose_writes_what_is_queued()
    {
        var logs = Start();
        logs.Append(new DebugLogEntry(Now, "last words"));

        await logs.DisposeAsync();
        await logs.DisposeAsync();

        (await CountAsync("debug_log")).ShouldBe(1);
    }

    [Fact] // D-801
    public async Task Dispose_over_a_failing_store_ends_and_reports_the_loss()
    {
        _options.Retention = TimeSpan.Zero;
        var logs = Start();
        await _store.DataSource.ExecuteAsync("DROP TABLE debug_log");
        logs.Append(new DebugLogEntry(Now, "x"));
        var flushed = logs.FlushAsync(default).AsTask();
        await _logger.WaitForAsync("failed");

        await logs.DisposeAsync();

        await flushed;
        Warnings()[^1].ShouldStartWith("1 log row(s) are lost");
    }

    [Fact] // D-801
    public async Task Entry_that_cannot_be_stored_does_not_stop_the_log()
    {
        await using var logs = Start();
        logs.Append(new ActivityLogEntry(Now, null!, new ProtocolVersion(1, 0, 1), SessionId(1), "no address"));
        await FlushAsync(logs);

        logs.Append(new DebugLogEntry(Now, "next"));
        await FlushAsync(logs);

        (await CountAsync("debug_log")).ShouldBe(1);
        _logger.Lines.ShouldContain(line => line.Level == LogLevel.Error);
    }

    [Fact] // D-801: default 90 days
    public async Task Rows_older_than_the_retention_go_at_start_and_at_every_interval()
    {
        await using (var earlier = Start())
        {
            earlier.Append(new DebugLogEntry(Now.AddDays(-91), "too old"));
            earlier.Append(new DebugLogEntry(Now.AddDays(-90).AddMinutes(30), "old soon"));
            earlier.Append(new DebugLogEntry(Now, "new"));
        }

        await using var logs = Start();
        await Wait.UntilAsync(async () => await CountAsync("debug_log") == 2, "the row of 91 days being gone");

        _time.Advance(_options.TrimInterval);
        await Wait.UntilAsync(async () => await CountAsync("debug_log") == 1, "the row that became 90 days old being gone");

        Texts(await logs.ReadDebugAsync(new LogQuery(), default)).ShouldBe(["new"]);
    }

    [Fact] // D-801
    public async Task Trim_deletes_older_rows_of_all_logs_and_counts_them()
    {
        _options.Retention = TimeSpan.Zero;
        await using var logs = Start();
        for (var i = 0; i < 2_500; i++)
            logs.Append(new DebugLogEntry(Now.AddDays(-1), "old"));
        logs.Append(new AuthLogEntry(Now.AddDays(-1), IPAddress.Loopback, UserId(1), "bob", true, false, true, false));
        logs.Append(new ActivityLogEntry(Now, IPAddress.Loopback, new ProtocolVersion(1, 0, 1), SessionId(1), "at the limit"));
        await FlushAsync(logs);

        (await logs.TrimAsync(Now, default)).ShouldBe(2_501);

        (await CountAsync("debug_log")).ShouldBe(0);
        (await CountAsync("activity_log")).ShouldBe(1);
    }

    private static UserId UserId(byte fill) => Protocol.Identifiers.UserId.Read(Enumerable.Repeat(fill, Protocol.Identifiers.UserId.Size).ToArray());

    private static SessionId SessionId(byte fill) =>
        Protocol.Identifiers.SessionId.Read(Enumerable.Repeat(fill, Protocol.Identifiers.SessionId.Size).ToArray());

    private static IEnumerable<string> Texts(LogPage<DebugLogEntry> page) => page.Rows.Select(row => row.Text);

    private static async Task FlushAsync(SqlLogStore logs)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await logs.FlushAsync(deadline.Token);
    }

    private SqlLogStore Create() => new(_store, _options, _time, _logger);

    private SqlLogStore Start()
    {
        var logs = Create();
        logs.Start();
        return logs;
    }

    private List<string> Warnings() => [.. _logger.Lines.Where(line => line.Level == LogLevel.Warning).Select(line => line.Text)];

    private Task<long> CountAsync(string table) => _store.DataSource.ScalarAsync<long>($"SELECT count(*) FROM {table}");

    private Task AdvanceUntilAsync(Func<bool> condition, string what) => Wait.UntilAsync(
        () =>
        {
            if (condition())
                return true;
            _time.Advance(TimeSpan.FromSeconds(1));
            return false;
        },
        what);
}
