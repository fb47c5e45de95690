using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Time.Testing;
using Mrci.Storage.Dialects;
using Mrci.Storage.Schema;
using Mrci.Storage.Tests.Databases;

namespace Mrci.Storage.Tests;

/// <summary>Applying schema scripts, alike on every database.</summary>
public abstract class SchemaTests : IAsyncLifetime
{
    private static readonly SchemaScript First = new(1, "first", "CREATE TABLE one (id INTEGER); INSERT INTO one VALUES (1);");
    private static readonly SchemaScript Second = new(2, "second", "CREATE TABLE two (id INTEGER);");
    private static readonly SchemaScript Broken = new(2, "broken", "CREATE TABLE two (id INTEGER); CREATE TABEL three;");

    private TestDatabase _testDatabase = null!;

    private Database _database = null!;

    public async ValueTask InitializeAsync()
    {
        _testDatabase = await CreateDatabaseAsync();
        _database = new Database(_testDatabase.CreateOptions());
    }

    public async ValueTask DisposeAsync()
    {
        _database?.Dispose();
        await _testDatabase.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected abstract Task<TestDatabase> CreateDatabaseAsync();

    [Fact]
    public async Task Store_opened_twice_keeps_one_record_per_script()
    {
        var scripts = SchemaScripts.Load(_testDatabase.CreateOptions().Provider);
        await using (await OpenStoreAsync())
        {
        }

        await using var store = await OpenStoreAsync();

        store.SchemaVersion.ShouldBe(scripts[^1].Version);
        await using var connection = await store.DataSource.OpenConnectionAsync(TestContext.Current.CancellationToken);
        (await connection.QueryAsync<string>("SELECT name FROM MrciSchema ORDER BY version")).ShouldBe(scripts.Select(script => script.Name));
    }

    [Fact]
    public async Task Record_holds_version_name_time_and_digest()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero));

        await _database.MigrateAsync([First], time: time);

        await using var connection = await _database.OpenAsync();
        var row = await connection.QuerySingleAsync<AppliedScript>(
            "SELECT version AS Version, name AS Name, appliedUtc AS AppliedUtc, sha256 AS Sha256 FROM MrciSchema");
        (row.Version, row.Name, row.AppliedUtc, row.Sha256).ShouldBe((1, "first", "2030-01-02 03:04:05", First.Sha256));
    }

    [Fact]
    public async Task Later_script_is_applied_to_an_older_database()
    {
        // D-102
        await _database.MigrateAsync([First]);

        var version = await _database.MigrateAsync([First, Second]);

        version.ShouldBe(2);
        (await _database.CountAsync("one")).ShouldBe(1);
        (await _database.CountAsync("two")).ShouldBe(0);
    }

    [Fact]
    public async Task Changed_script_is_refused()
    {
        await _database.MigrateAsync([First]);

        var refused = await Should.ThrowAsync<StoreException>(() => _database.MigrateAsync([First with { Text = "CREATE TABLE other (id INTEGER);" }, Second]));

        refused.Failure.ShouldBe(StoreFailure.SchemaChanged);
        refused.Message.ShouldContain("0001-first");
        (await _database.CountTablesAsync("two")).ShouldBe(0);
    }

    [Fact]
    public async Task Newer_schema_is_refused()
    {
        await using (var store = await OpenStoreAsync())
            await store.DataSource.ExecuteAsync("INSERT INTO MrciSchema VALUES (9999, 'future', '2099-01-01 00:00:00', '00')");

        var refused = await Should.ThrowAsync<StoreException>(() => OpenStoreAsync());

        refused.Failure.ShouldBe(StoreFailure.SchemaNewer);
        refused.Message.ShouldContain("9999");
    }

    [Fact]
    public async Task Failing_script_leaves_nothing_behind()
    {

        await Should.ThrowAsync<DbException>(() => _database.MigrateAsync([First, Broken]));

        (await _database.CountTablesAsync("one")).ShouldBe(0);
        (await _database.CountTablesAsync("MrciSchema")).ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pending_script_is_refused_when_migrating_is_off(bool olderExists)
    {
        if (olderExists)
            await _database.MigrateAsync([First]);

        var refused = await Should.ThrowAsync<StoreException>(() => _database.MigrateAsync([First, Second], migrate: false));

        refused.Failure.ShouldBe(StoreFailure.MigrationPending);
        refused.Message.ShouldContain(olderExists ? "0002-second" : "0001-first");
        (await _database.CountTablesAsync("two")).ShouldBe(0);
    }

    [Fact]
    public async Task Current_schema_opens_when_migrating_is_off()
    {
        await using (await OpenStoreAsync())
        {
        }

        await using var store = await OpenStoreAsync(options => options.Migrate = false);

        store.SchemaVersion.ShouldBe(SchemaScripts.Load(_testDatabase.CreateOptions().Provider)[^1].Version);
    }

    [Fact]
    public async Task Scripts_run_once_when_many_start_together()
    {
        var logger = new RecordingLogger<SchemaMigrator>();
        using var barrier = new Barrier(6);

        await Task.WhenAll(Enumerable.Range(0, barrier.ParticipantCount).Select(_ => Task.Factory.StartNew(
            () =>
            {
                barrier.SignalAndWait();
                return _database.MigrateAsync([First, Second], logger: logger);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));

        logger.Lines.Count.ShouldBe(2);
        (await _database.CountAsync("one")).ShouldBe(1);
    }

    private async Task<Store> OpenStoreAsync(Action<StoreOptions>? configure = null)
    {
        // These tests open stores; what the other tests hold would keep them out.
        _database.Dispose();
        var store = _testDatabase.CreateStore(configure);
        try
        {
            await store.OpenAsync(TestContext.Current.CancellationToken);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>A database with scripts of the test; each migration opens a connection of its own pool.</summary>
    private sealed class Database : IDisposable
    {
        private readonly IStoreDialect _dialect;
        private readonly IDisposable _claim;

        public Database(StoreOptions options)
        {
            options.Pooling = false;
            _dialect = StoreDialects.Create(options);
            _claim = _dialect.Claim();
        }

        public async Task<int> MigrateAsync(
            SchemaScript[] scripts, bool migrate = true, TimeProvider? time = null, RecordingLogger<SchemaMigrator>? logger = null)
        {
            await using var dataSource = _dialect.CreateDataSource();
            await using var connection = await dataSource.OpenConnectionAsync();
            var migrator = new SchemaMigrator(_dialect, scripts, time ?? TimeProvider.System, logger ?? new RecordingLogger<SchemaMigrator>());
            return await migrator.RunAsync(connection, migrate, TestContext.Current.CancellationToken);
        }

        public async Task<DbConnection> OpenAsync() => await _dialect.CreateDataSource().OpenConnectionAsync();

        public Task<long> CountAsync(string table) => ScalarAsync($"SELECT count(*) FROM {table}", null);

        public Task<long> CountTablesAsync(string table) => ScalarAsync(_dialect.CountTables, new { Name = table });

        public void Dispose() => _claim.Dispose();

        private async Task<long> ScalarAsync(string sql, object? parameters)
        {
            await using var connection = await OpenAsync();
            return await connection.ExecuteScalarAsync<long>(sql, parameters);
        }
    }
}
