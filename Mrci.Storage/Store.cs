using System.Data.Common;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;
using Mrci.Storage.Dialects;
using Mrci.Storage.Schema;

namespace Mrci.Storage;

/// <summary>
/// The database of the host: opened, with its schema up to date, and claimed by this process where only one can use it (design.md section 5).
/// </summary>
public sealed partial class Store : IAsyncDisposable
{
    private readonly StoreOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<Store> _logger;
    private readonly SemaphoreSlim _opening = new(1, 1);
    private IDisposable? _claim;

    /// <summary>A store that is not open yet; touches no file.</summary>
    /// <param name="options">Where the store is.</param>
    /// <param name="time">Clock of the migration record.</param>
    /// <param name="logger">Told of what opening did.</param>
    /// <exception cref="StoreException">An option has a value that cannot be used.</exception>
    public Store(StoreOptions options, TimeProvider time, ILogger<Store> logger)
    {
        _options = options;
        _time = time;
        _logger = logger;
        Dialect = StoreDialects.Create(options);
        DataSource = Dialect.CreateDataSource();
    }

    /// <summary>Opens connections with the settings of the store. Usable after <see cref="OpenAsync"/>; disposed with the store.</summary>
    public DbDataSource DataSource { get; }

    /// <summary>Connection string, password included, for components that open connections themselves; not for display.</summary>
    public string ConnectionString => Dialect.ConnectionString;

    /// <summary>
    /// Connection string for the grain state of one silo of a cluster: once the table of members says that this silo is dead, or no longer names it, writes
    /// through these connections are refused as stale (ADR 0027). Same as <see cref="ConnectionString"/> where the store is for one process.
    /// </summary>
    /// <param name="address">IP address of the silo, as it is in the table.</param>
    /// <param name="port">Its port for other silos.</param>
    /// <param name="generation">Its generation, by which it differs from its predecessors at that address and port.</param>
    /// <returns>The connection string, password included; not for display.</returns>
    public string FencedConnectionString(IPAddress address, int port, int generation) =>
        Dialect.ConnectAs(string.Create(CultureInfo.InvariantCulture, $"mrci {address}:{port}@{generation}"));

    /// <summary>Name by which the ADO.NET provider of Orleans knows this kind of database.</summary>
    public string OrleansInvariant => Dialect.OrleansInvariant;

    /// <summary>The database as an operator would name it; never holds a password.</summary>
    public string Location => Dialect.Location;

    /// <summary>Number of the newest schema script in the database; 0 before <see cref="OpenAsync"/>.</summary>
    public int SchemaVersion { get; private set; }

    internal IStoreDialect Dialect { get; }

    /// <summary>
    /// Creates what is missing and applies pending schema scripts. A SQLite store is claimed for this process. Does nothing when open.
    /// </summary>
    /// <param name="cancellationToken">Gives up; the store stays closed.</param>
    /// <returns>A task that ends when the store can be used.</returns>
    /// <exception cref="StoreException">The store cannot be used; the message says why and what to do.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken);
        try
        {
            if (SchemaVersion != 0)
                return;

            _claim = Dialect.Claim();
            SchemaVersion = await PrepareAsync(cancellationToken);
            LogOpened(Dialect.Location, SchemaVersion);
        }
        finally
        {
            if (SchemaVersion == 0)
                Release();
            _opening.Release();
        }
    }

    /// <summary>Closes pooled connections and gives the store free.</summary>
    /// <returns>A task that ends when the store is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        Release();
        _opening.Dispose();
    }

    private async Task<int> PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await DataSource.OpenConnectionAsync(cancellationToken);
            await Dialect.PrepareAsync(connection, cancellationToken);
            return await CreateMigrator().RunAsync(connection, _options.Migrate, cancellationToken);
        }
        catch (DbException exception)
        {
            throw Dialect.Explain(exception);
        }
    }

    private SchemaMigrator CreateMigrator() => new(Dialect, SchemaScripts.Load(Dialect.Name), _time, _logger);

    private void Release()
    {
        _claim?.Dispose();
        _claim = null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Store {Location} is open, schema version {Version}")]
    private partial void LogOpened(string location, int version);
}
