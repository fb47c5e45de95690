using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Time.Testing;
using Mrci.Storage.Dialects;
using Mrci.Storage.Schema;

namespace Mrci.Storage.Tests;

public sealed class SchemaTests
{
    private static readonly SchemaScript First = new(1, "first", "CREATE TABLE one (id INTEGER); INSERT INTO one VALUES (1);");
    private static readonly SchemaScript Second = new(2, "second", "CREATE TABLE two (id INTEGER);");
    private static readonly SchemaScript Broken = new(2, "broken", "CREATE TABLE two (id INTEGER); CREATE TABEL three;");

    [Fact]
    public void Scripts_of_this_build_are_numbered_without_gap()
    {
        var scripts = SchemaScripts.Load("Sqlite");

        scripts.Select(script => script.Version).ShouldBe(Enumerable.Range(1, scripts.Count));
        scripts.Select(script => script.Name).ShouldBe(["grain-storage", "logs"]);
    }

    [Fact]
    public async Task Store_opened_twice_keeps_one_record_per_script()
    {
        using var directory = new TemporaryDirectory();
        await using (await StoreFactory.OpenAsync(directory))
        {
        }

        await using var store = await StoreFactory.OpenAsync(directory);

        store.SchemaVersion.ShouldBe(2);
        (await store.DataSource.ScalarAsync<string>("SELECT group_concat(version || name) FROM MrciSchema")).ShouldBe("1grain-storage,2logs");
        (await store.DataSource.ScalarAsync<int>("SELECT count(*) FROM OrleansQuery")).ShouldBe(3);
    }

    [Fact]
    public async Task Record_holds_version_name_time_and_digest()
    {
        using var database = new Database();
        var time = new FakeTimeProvider(new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero));

        await database.MigrateAsync([First], time: time);

        await using var connection = await database.OpenAsync();
        var row = (IDictionary<string, object>)await connection.QuerySingleAsync("SELECT * FROM MrciSchema");
        row.ShouldBe(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["version"] = 1L,
            ["name"] = "first",
            ["appliedUtc"] = "2030-01-02 03:04:05",
            ["sha256"] = First.Sha256,
        });
    }

    [Fact]
    public async Task Later_script_is_applied_to_an_older_database()
    {
        using var database = new Database();
        await database.MigrateAsync([First]);

        var version = await database.MigrateAsync([First, Second]);

        version.ShouldBe(2);
        (await database.CountAsync("one")).ShouldBe(1);
        (await database.CountAsync("two")).ShouldBe(0);
    }

    [Fact]
    public async Task Changed_script_is_refused()
    {
        using var database = new Database();
        await database.MigrateAsync([First]);

        var refused = await Should.ThrowAsync<StoreException>(() => database.MigrateAsync([First with { Text = "CREATE TABLE other (id INTEGER);" }, Second]));

        refused.Failure.ShouldBe(StoreFailure.SchemaChanged);
        refused.Message.ShouldContain("0001-first");
        (await database.CountTablesAsync("two")).ShouldBe(0);
    }

    [Fact]
    public async Task Newer_schema_is_refused()
    {
        using var directory = new TemporaryDirectory();
        await using (var store = await StoreFactory.OpenAsync(directory))
            await store.DataSource.ExecuteAsync("INSERT INTO MrciSchema VALUES (9999, 'future', '2099-01-01 00:00:00', '00')");

        var refused = await StoreFactory.OpenToFailAsync(directory);

        refused.Failure.ShouldBe(StoreFailure.SchemaNewer);
        refused.Message.ShouldContain("9999");
    }

    [Fact]
    public async Task Failing_script_leaves_nothing_behind()
    {
        using var database = new Database();

        await Should.ThrowAsync<DbException>(() => database.MigrateAsync([First, Broken]));

        (await database.CountTablesAsync("one")).ShouldBe(0);
        (await database.CountTablesAsync("MrciSchema")).ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pending_script_is_refused_when_migrating_is_off(bool olderExists)
    {
        using var database = new Database();
        if (olderExists)
            await database.MigrateAsync([First]);

        var refused = await Should.ThrowAsync<StoreException>(() => database.MigrateAsync([First, Second], migrate: false));

        refused.Failure.ShouldBe(StoreFailure.MigrationPending);
        refused.Message.ShouldContain(olderExists ? "0002-second" : "0001-first");
        (await database.CountTablesAsync("two")).ShouldBe(0);
    }

    [Fact]
    public async Task Current_schema_opens_when_migrating_is_off()
    {
        using var directory = new TemporaryDirectory();
        await using (await StoreFactory.OpenAsync(directory))
        {
        }

        await using var store = await StoreFactory.OpenAsync(directory, options => options.Migrate = false);

        store.SchemaVersion.ShouldBe(2);
    }

    [Fact]
    public async Task Scripts_run_once_when_many_start_together()
    {
        using var database = new Database();
        var logger = new RecordingLogger<SchemaMigrator>();
        using var barrier = new Barrier(6);

        await Task.WhenAll(Enumerable.Range(0, barrier.ParticipantCount).Select(_ => Task.Factory.StartNew(
            () =>
            {
                barrier.SignalAndWait();
                return database.MigrateAsync([First, Second], logger: logger);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));

        logger.Lines.Count.ShouldBe(2);
        (await database.CountAsync("one")).ShouldBe(1);
    }

    /// <summary>A SQLite file with scripts of the test; each migration opens a connection of its own pool.</summary>
    private sealed class Database : IDisposable
    {
        private readonly TemporaryDirectory _directory = new();
        private readonly IDisposable _claim;

        public Database() => _claim = NewDialect().Claim();

        public async Task<int> MigrateAsync(
            SchemaScript[] scripts, bool migrate = true, TimeProvider? time = null, RecordingLogger<SchemaMigrator>? logger = null)
        {
            var dialect = NewDialect();
            await using var dataSource = dialect.CreateDataSource();
            await using var connection = await dataSource.OpenConnectionAsync();
            var migrator = new SchemaMigrator(dialect, scripts, time ?? TimeProvider.System, logger ?? new RecordingLogger<SchemaMigrator>());
            return await migrator.RunAsync(connection, migrate, TestContext.Current.CancellationToken);
        }

        public async Task<DbConnection> OpenAsync() => await NewDialect().CreateDataSource().OpenConnectionAsync();

        public Task<long> CountAsync(string table) => ScalarAsync($"SELECT count(*) FROM {table}");

        public Task<long> CountTablesAsync(string table) => ScalarAsync($"SELECT count(*) FROM sqlite_master WHERE name = '{table}'");

        public void Dispose()
        {
            _claim.Dispose();
            _directory.Dispose();
        }

        private async Task<long> ScalarAsync(string sql)
        {
            await using var connection = await OpenAsync();
            return await connection.ExecuteScalarAsync<long>(sql);
        }

        private SqliteDialect NewDialect() => new(new StoreOptions { DataDirectory = _directory.Path, Pooling = false });
    }
}
