using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Mrci.Storage.Dialects;

/// <summary>SQLite: one file below the data directory, write-ahead log, one host at a time.</summary>
internal sealed class SqliteDialect : IStoreDialect
{
    public const string ProviderName = "Sqlite";
    private const string FileName = "mrci.db";

    private readonly SqliteConnectionSettings _settings;

    public SqliteDialect(StoreOptions options)
    {
        var builder = Parse(options);
        Location = Path.GetFullPath(builder.DataSource);
        // ReadWrite, not ReadWriteCreate: a file that somebody removed under a running host must not come back empty.
        builder.DataSource = Location;
        builder.Mode = SqliteOpenMode.ReadWrite;
        builder.Pooling = options.Pooling;
        builder.DefaultTimeout = Math.Max(1, (int)options.BusyTimeout.TotalSeconds);
        ConnectionString = builder.ConnectionString;
        _settings = new SqliteConnectionSettings(options);
    }

    public string Name => ProviderName;

    public string OrleansInvariant => "System.Data.SQLite";

    public string Location { get; }

    public string ConnectionString { get; }

    public string CreateSchemaTable =>
        "CREATE TABLE IF NOT EXISTS MrciSchema "
        + "(version INTEGER PRIMARY KEY, name TEXT NOT NULL, appliedUtc TEXT NOT NULL, sha256 TEXT NOT NULL)";

    public string CountTables => "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = @Name";

    // The database is a file, to which nobody says a name.
    public string ConnectAs(string program) => ConnectionString;

    public DbDataSource CreateDataSource() => new SqliteStoreDataSource(ConnectionString, _settings);

    public IDisposable Claim() => DataDirectoryClaim.Take(Location);

    public async Task PrepareAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var mode = await connection.ExecuteScalarAsync<string>(
            new CommandDefinition("PRAGMA journal_mode = WAL", cancellationToken: cancellationToken));
        if (!string.Equals(mode, "wal", StringComparison.OrdinalIgnoreCase))
        {
            throw new StoreException(
                StoreFailure.DirectoryUnusable,
                $"The database '{Location}' cannot use a write-ahead log (it stays in mode '{mode}'). "
                + "Keep the data directory on a local disk.");
        }
    }

    public Task<DbTransaction> BeginSchemaChangeAsync(DbConnection connection, CancellationToken cancellationToken) =>
        // Not deferred is BEGIN IMMEDIATE: the write lock is taken before the record of scripts is read.
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    public Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellationToken) =>
        // The first read fixes what a deferred transaction sees; writers go on meanwhile.
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public StoreException Explain(DbException exception) => SqliteErrors.Explain(exception, Location);

    private static SqliteConnectionStringBuilder Parse(StoreOptions options)
    {
        if (options.ConnectionString is null && options.DataDirectory.Length > 0)
            return new SqliteConnectionStringBuilder { DataSource = Path.Combine(options.DataDirectory, FileName) };

        SqliteConnectionStringBuilder builder;
        try
        {
            builder = new SqliteConnectionStringBuilder(options.ConnectionString);
        }
        catch (ArgumentException exception)
        {
            throw new StoreException(
                StoreFailure.InvalidOptions, $"The connection string of the store is wrong: {exception.Message}", exception);
        }

        return builder.DataSource is not ("" or ":memory:") && builder.Mode != SqliteOpenMode.Memory
            ? builder
            : throw new StoreException(StoreFailure.InvalidOptions, "The connection string of the store must name a file (Data Source=…).");
    }
}
