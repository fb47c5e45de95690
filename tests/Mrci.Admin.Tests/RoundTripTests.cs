using Mrci.Testing.PostgreSql;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace Mrci.Admin.Tests;

public sealed class RoundTripTests(PostgresFixture postgres) : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task State_goes_from_SQLite_to_PostgreSQL_and_back_byte_for_byte()
    {
        var first = TestStore.Sqlite(_directory["first"]);
        var middle = TestStore.PostgreSql(await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken));
        var last = TestStore.Sqlite(_directory["last"]);
        await first.FillAsync();

        (await AdminRun.BackupAsync(first, _directory["1"])).ShouldSucceed();
        (await AdminRun.RestoreAsync(middle, _directory["1"])).ShouldSucceed();
        (await AdminRun.BackupAsync(middle, _directory["2"])).ShouldSucceed();
        (await AdminRun.RestoreAsync(last, _directory["2"])).ShouldSucceed();
        (await AdminRun.BackupAsync(last, _directory["3"])).ShouldSucceed();

        var contents = await first.ContentsAsync();
        contents.Length.ShouldBe(30);
        (await middle.ContentsAsync()).ShouldBe(contents);
        (await last.ContentsAsync()).ShouldBe(contents);
        // Header and end tell the database and the digest; all between is the same, in the same order.
        Rows("2").ShouldBe(Rows("1"));
        Rows("3").ShouldBe(Rows("1"));
    }

    [Fact]
    public async Task Empty_store_makes_a_backup_that_can_be_restored()
    {
        var first = TestStore.Sqlite(_directory["first"]);
        await using (await first.OpenAsync())
        {
        }

        (await AdminRun.BackupAsync(first, _directory["1"])).ShouldSucceed().Output.ShouldContain("0 state(s)");
        (await AdminRun.RestoreAsync(TestStore.Sqlite(_directory["last"]), _directory["1"])).ShouldSucceed();
    }

    [Fact]
    public async Task Backup_is_taken_while_the_host_runs()
    {
        var store = TestStore.Sqlite(_directory["data"]);
        await store.FillAsync();
        await using var host = await store.OpenAsync();

        (await AdminRun.BackupAsync(store, _directory["1"])).ShouldSucceed().Output.ShouldContain("20 state(s), 1 reminder(s), 2 key(s), 2 piece(s) of module files, 5 log row(s)");
    }

    [Fact]
    public async Task Backup_of_a_store_from_before_the_reminders_holds_what_is_there()
    {
        var store = TestStore.Sqlite(_directory["data"]);
        await store.FillAsync();
        await using (var open = await store.OpenAsync())
        await using (var connection = await open.DataSource.OpenConnectionAsync(TestContext.Current.CancellationToken))
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "DROP TABLE OrleansRemindersTable; DELETE FROM MrciSchema WHERE version = 3;";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        (await AdminRun.BackupAsync(store, _directory["1"])).ShouldSucceed().Output.ShouldContain("20 state(s), 0 reminder(s)");
    }

    [Fact]
    public async Task Backup_of_the_first_format_is_restored()
    {
        await using (await TestStore.Sqlite(_directory["data"]).OpenAsync())
        {
        }

        // A version that kept its protection keys in files wrote such ones.
        const string header = """{"kind":"mrci-backup","format":1,"created":"2030-01-01T00:00:00Z","provider":"Sqlite","schemaVersion":3}""" + "\n";
        const string row = """{"kind":"debug_log","time":"2030-01-01 00:00:00.000","text":"x"}""" + "\n";
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(header + row)));
        var end = $$"""{"kind":"end","states":0,"reminders":0,"authLog":0,"activityLog":0,"debugLog":1,"sha256":"{{digest}}"}""" + "\n";
        await File.WriteAllTextAsync(_directory["1"], header + row + end, TestContext.Current.CancellationToken);

        (await AdminRun.RestoreAsync(TestStore.Sqlite(_directory["data"]), _directory["1"])).ShouldSucceed().Output.ShouldContain("0 key(s), 0 piece(s) of module files, 1 log row(s)");
    }

    [Fact]
    public async Task Large_state_goes_through()
    {
        var first = TestStore.Sqlite(_directory["first"]);
        var payload = new byte[5_000_000];
        new Random(3).NextBytes(payload);
        await first.FillAsync(states: 2);
        await using (var open = await first.OpenAsync())
        await using (var connection = await open.DataSource.OpenConnectionAsync(TestContext.Current.CancellationToken))
            await Dapper.SqlMapper.ExecuteAsync(connection, "UPDATE OrleansStorage SET PayloadBinary = @payload", new { payload });
        var last = TestStore.PostgreSql(await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken));

        (await AdminRun.BackupAsync(first, _directory["1"])).ShouldSucceed();
        (await AdminRun.RestoreAsync(last, _directory["1"])).ShouldSucceed();

        (await last.ContentsAsync()).ShouldBe(await first.ContentsAsync());
    }

    private string[] Rows(string file) => File.ReadAllLines(_directory[file])[1..^1];
}
