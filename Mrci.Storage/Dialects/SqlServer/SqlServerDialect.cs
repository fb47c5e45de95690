using System.Data;
using System.Data.Common;
using Dapper;

namespace Mrci.Storage.Dialects.SqlServer;

/// <summary>SQL Server and Azure SQL: one database, used by as many hosts as like to.</summary>
/// <remarks>Knows the client library through its factory only, so that this compiles where the library cannot be had.</remarks>
internal sealed class SqlServerDialect : IStoreDialect
{
    public const string ProviderName = "SqlServer";

    public const string TakeSchemaLock =
        """
        DECLARE @Result int;
        EXEC @Result = sp_getapplock @Resource = N'mrci-schema', @LockMode = N'Exclusive', @LockTimeout = @Milliseconds;
        IF @Result < 0 THROW 51222, N'The lock mrci-schema was not granted.', 1;
        """;

    // Whoever holds the lock applies scripts; on a large store that may take minutes.
    private const int SchemaLockSeconds = 600;

    private readonly StoreOptions _options;
    private readonly DbProviderFactory _client;

    public SqlServerDialect(StoreOptions options, DbProviderFactory client)
    {
        _options = options;
        _client = client;
        var builder = Parse(options, client);
        Location = $"{builder["Data Source"]}/{builder["Initial Catalog"]}";
        builder["Pooling"] = options.Pooling;
        ConnectionString = builder.ConnectionString;
    }

    public string Name => ProviderName;

    public string OrleansInvariant => "Microsoft.Data.SqlClient";

    public string Location { get; }

    public string ConnectionString { get; }

    public string CreateSchemaTable =>
        "IF OBJECT_ID(N'MrciSchema', N'U') IS NULL CREATE TABLE MrciSchema "
        + "(version int NOT NULL CONSTRAINT PK_MrciSchema PRIMARY KEY, name nvarchar(200) NOT NULL, "
        + "appliedUtc nvarchar(30) NOT NULL, sha256 nvarchar(64) NOT NULL)";

    public string CountTables => "SELECT count(*) FROM sys.tables WHERE name = @Name";

    /// <summary>
    /// The dialect, if this build has the client library, and this process the data of cultures in which that looks collations up.
    /// </summary>
    public static SqlServerDialect Create(StoreOptions options, DbProviderFactory? client, bool invariant)
    {
        if (client is null)
        {
            throw new StoreException(
                StoreFailure.InvalidOptions,
                $"The store provider '{ProviderName}' is not in this build: Microsoft.Data.SqlClient could not be restored when it was made. "
                + "Build it where the package can be had, or use another provider.");
        }

        return invariant
            ? throw new StoreException(
                StoreFailure.InvalidOptions,
                $"The store provider '{ProviderName}' needs a build with -p:InvariantGlobalization=false, and libicu on this machine: "
                + "Microsoft.Data.SqlClient does not work in globalization-invariant mode.")
            : new SqlServerDialect(options, client);
    }

    public string AppendKey =>
        """
        INSERT INTO protection_key (position, name, element)
        SELECT @Position, @Name, @Element
        WHERE NOT EXISTS (SELECT 1 FROM protection_key WITH (UPDLOCK, HOLDLOCK) WHERE position = @Position OR name = @Name);
        """;

    public string ConnectAs(string program)
    {
        var builder = _client.CreateConnectionStringBuilder()!;
        builder.ConnectionString = ConnectionString;
        builder["Application Name"] = program;
        return builder.ConnectionString;
    }

    public DbDataSource CreateDataSource() => _client.CreateDataSource(ConnectionString);

    public IDisposable Claim() => DataDirectoryClaim.Share(_options.DataDirectory);

    public async Task PrepareAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        const string select = "SELECT delayed_durability_desc FROM sys.databases WHERE database_id = DB_ID()";
        var delayed = await connection.ExecuteScalarAsync<string>(new CommandDefinition(select, cancellationToken: cancellationToken));
        if (_options.Synchronous == StoreSynchronous.Full && string.Equals(delayed, "FORCED", StringComparison.OrdinalIgnoreCase))
        {
            throw new StoreException(
                StoreFailure.Unavailable,
                $"The database '{Location}' cannot be used: it has DELAYED_DURABILITY = FORCED, so a crash can lose what was acknowledged. "
                + "Set it to DISABLED or ALLOWED, or accept the loss with Storage:Synchronous=Normal.");
        }
    }

    public async Task<DbTransaction> BeginSchemaChangeAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        try
        {
            await connection.ExecuteAsync(new CommandDefinition(
                TakeSchemaLock, new { Milliseconds = SchemaLockSeconds * 1_000 }, transaction, SchemaLockSeconds + 10, cancellationToken: cancellationToken));
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    public async Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        const string select = "SELECT cast(snapshot_isolation_state AS int) FROM sys.databases WHERE database_id = DB_ID()";
        var state = await connection.ExecuteScalarAsync<int>(new CommandDefinition(select, cancellationToken: cancellationToken));
        // Where row versions are switched off, reading one moment means that writers wait.
        return await connection.BeginTransactionAsync(state == 1 ? IsolationLevel.Snapshot : IsolationLevel.Serializable, cancellationToken);
    }

    public StoreException Explain(DbException exception) =>
        SqlServerErrors.Explain(SqlServerClient.ErrorNumber(exception), exception, Location);

    public string Page(string select) => $"{select} ORDER BY time_stamp, id OFFSET @Offset ROWS FETCH NEXT @Limit ROWS ONLY";

    public string Trim(string table) =>
        $"DELETE FROM {table} WHERE id IN (SELECT TOP (@Limit) id FROM {table} WHERE time_stamp < @OlderThan ORDER BY time_stamp, id)";

    private static DbConnectionStringBuilder Parse(StoreOptions options, DbProviderFactory client)
    {
        var builder = client.CreateConnectionStringBuilder()!;
        try
        {
            builder.ConnectionString = options.ConnectionString ?? "";
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new StoreException(
                StoreFailure.InvalidOptions, $"The connection string of the store is wrong: {exception.Message}", exception);
        }

        return Has("Data Source") && Has("Initial Catalog")
            ? builder
            : throw new StoreException(
                StoreFailure.InvalidOptions,
                "SQL Server needs a connection string that names server and database, such as "
                + "Data Source=db.example;Initial Catalog=mrci;User ID=mrci;Password=….");

        bool Has(string key) => builder.TryGetValue(key, out var value) && value is string { Length: > 0 };
    }
}
