using System.Data;
using System.Data.Common;
using Dapper;
using Npgsql;

namespace Mrci.Storage.Dialects;

/// <summary>PostgreSQL: one database, used by as many hosts as like to.</summary>
internal sealed class PostgreSqlDialect : IStoreDialect
{
    public const string ProviderName = "PostgreSQL";

    // Advisory locks are numbers shared by all programs of a database; this one spells "MRCIschm".
    private const long SchemaLock = 0x4D52_4349_7363_686D;

    // Whoever holds the lock applies scripts; on a large store that may take minutes.
    private const int SchemaLockSeconds = 600;

    private readonly StoreOptions _options;

    public PostgreSqlDialect(StoreOptions options)
    {
        _options = options;
        var builder = Parse(options);
        Location = $"{builder.Host}:{builder.Port}/{builder.Database ?? builder.Username}";
        builder.Pooling = options.Pooling;
        builder.ApplicationName ??= "mrci";
        if (options.Synchronous != StoreSynchronous.Full)
            builder.Options = $"{builder.Options} -c synchronous_commit=off".TrimStart();
        ConnectionString = builder.ConnectionString;
    }

    public string Name => ProviderName;

    public string OrleansInvariant => "Npgsql";

    public string Location { get; }

    public string ConnectionString { get; }

    public string CreateSchemaTable =>
        "CREATE TABLE IF NOT EXISTS MrciSchema "
        + "(version integer PRIMARY KEY, name text NOT NULL, appliedUtc text NOT NULL, sha256 text NOT NULL)";

    public string CountTables => "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = lower(@Name)";

    public string ConnectAs(string program) => new NpgsqlConnectionStringBuilder(ConnectionString) { ApplicationName = program }.ConnectionString;

    public DbDataSource CreateDataSource() => NpgsqlDataSource.Create(ConnectionString);

    public IDisposable Claim() => DataDirectoryClaim.Share(_options.DataDirectory);

    public async Task PrepareAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        const string select =
            """
            SELECT current_setting('server_encoding') AS Encoding, current_setting('fsync') AS Fsync,
                   current_setting('synchronous_commit') AS Commit, pg_is_in_recovery() AS Standby
            """;
        var server = await connection.QuerySingleAsync<PostgreSqlSettings>(new CommandDefinition(select, cancellationToken: cancellationToken));
        if (server.Refusal(_options.Synchronous) is { } refusal)
            throw new StoreException(StoreFailure.Unavailable, $"The database '{Location}' cannot be used: {refusal}");
    }

    public async Task<DbTransaction> BeginSchemaChangeAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        // Read committed: what is read behind the lock must be what the one who held it has committed.
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        try
        {
            await connection.ExecuteAsync(new CommandDefinition(
                "SELECT pg_advisory_xact_lock(@SchemaLock)", new { SchemaLock }, transaction, SchemaLockSeconds, cancellationToken: cancellationToken));
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    public async Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    public StoreException Explain(DbException exception) => PostgreSqlErrors.Explain(exception, Location);

    private static NpgsqlConnectionStringBuilder Parse(StoreOptions options)
    {
        NpgsqlConnectionStringBuilder builder;
        try
        {
            builder = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            throw new StoreException(
                StoreFailure.InvalidOptions, $"The connection string of the store is wrong: {exception.Message}", exception);
        }

        return string.IsNullOrEmpty(builder.Host)
            ? throw new StoreException(
                StoreFailure.InvalidOptions,
                "PostgreSQL needs a connection string that names the server, such as Host=db.example;Database=mrci;Username=mrci;Password=….")
            : builder;
    }
}
