using System.Data.Common;
using Mrci.Storage.Tests.Databases;

namespace Mrci.Storage.Tests;

/// <summary>The statements of Orleans' ADO.NET reminder table, alike on every database.</summary>
public abstract class ReminderStatementsTests : IAsyncLifetime
{
    private static readonly DateTime Start = new(2030, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc);

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

    [Fact]
    public async Task Upsert_adds_version_zero_and_then_counts()
    {
        (await UpsertAsync("a", "r")).ShouldBe(0);
        (await UpsertAsync("a", "r", period: 5_000_000_000L)).ShouldBe(1);

        var reminder = (await ReadAsync("ReadReminderRowKey", ("GrainId", "a"), ("ReminderName", "r"))).ShouldHaveSingleItem();
        reminder.ShouldBe(new Reminder("a", "r", Start, 5_000_000_000L, 1));
    }

    [Fact]
    public async Task Reading_a_grain_finds_its_reminders_only()
    {
        await UpsertAsync("a", "one");
        await UpsertAsync("a", "two");
        await UpsertAsync("A", "one");
        await UpsertAsync("a", "one", service: "other");

        var reminders = await ReadAsync("ReadReminderRowsKey", ("GrainId", "a"));

        reminders.Select(reminder => reminder.Name).Order(StringComparer.Ordinal).ShouldBe(["one", "two"]);
        (await ReadAsync("ReadReminderRowKey", ("GrainId", "b"), ("ReminderName", "one"))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ReadRangeRows1Key", -5, 5, new[] { 0, 5 })]
    [InlineData("ReadRangeRows2Key", 5, -5, new[] { int.MinValue, -5, int.MaxValue })]
    [InlineData("ReadRangeRows2Key", 0, 0, new[] { int.MinValue, -5, 0, 5, int.MaxValue })]
    public async Task Range_leaves_out_its_begin_and_holds_its_end(string key, int begin, int end, int[] expected)
    {
        foreach (var hash in new[] { int.MinValue, -5, 0, 5, int.MaxValue })
            await UpsertAsync($"{hash}", "r", hash: hash);

        var reminders = await ReadAsync(key, ("BeginHash", begin), ("EndHash", end));

        reminders.Select(reminder => int.Parse(reminder.GrainId)).Order().ShouldBe(expected);
    }

    [Fact]
    public async Task Delete_needs_the_current_version()
    {
        await UpsertAsync("a", "r");
        await UpsertAsync("a", "r");

        (await DeleteAsync(0)).ShouldBeFalse();
        (await DeleteAsync(1)).ShouldBeTrue();
        (await DeleteAsync(1)).ShouldBeFalse();

        Task<bool> DeleteAsync(int version) => OrleansStatement.ChangeAsync(
            _store.DataSource, "DeleteReminderRowKey", ("ServiceId", "s"), ("GrainId", "a"), ("ReminderName", "r"), ("Version", version));
    }

    [Fact]
    public async Task Delete_of_all_keeps_those_of_other_services()
    {
        await UpsertAsync("a", "r");
        await UpsertAsync("a", "r", service: "other");

        await OrleansStatement.RunAsync(_store.DataSource, "DeleteReminderRowsKey", _ => 0, ("ServiceId", "s"));

        (await _store.DataSource.ScalarAsync<string>("SELECT ServiceId FROM OrleansRemindersTable")).ShouldBe("other");
    }

    private async Task<int> UpsertAsync(string grain, string name, int hash = 1, object? period = null, string service = "s") =>
        (await OrleansStatement.RunAsync(
            _store.DataSource,
            "UpsertReminderRowKey",
            reader => Convert.ToInt32(reader["Version"]),
            ("ServiceId", service), ("GrainHash", hash), ("GrainId", grain), ("ReminderName", name), ("StartTime", Start), ("Period", period ?? 60_000)))
        .ShouldHaveSingleItem();

    private Task<List<Reminder>> ReadAsync(string key, params (string Name, object? Value)[] parameters) =>
        OrleansStatement.RunAsync(_store.DataSource, key, Reminder.Read, [("ServiceId", "s"), .. parameters]);

    private sealed record Reminder(string GrainId, string Name, DateTime Start, long Period, int Version)
    {
        public static Reminder Read(DbDataReader reader) => new(
            reader.GetString(reader.GetOrdinal("GrainId")),
            reader.GetString(reader.GetOrdinal("ReminderName")),
            DateTime.SpecifyKind(reader.GetDateTime(reader.GetOrdinal("StartTime")), DateTimeKind.Utc),
            reader.GetInt64(reader.GetOrdinal("Period")),
            Convert.ToInt32(reader["Version"]));
    }
}
