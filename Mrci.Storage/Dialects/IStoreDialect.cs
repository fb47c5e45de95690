using System.Data.Common;

namespace Mrci.Storage.Dialects;

/// <summary>All that differs between kinds of database. One instance per store; it knows the store's options.</summary>
internal interface IStoreDialect
{
    /// <summary>Name of the folder of its schema scripts.</summary>
    string Name { get; }

    /// <summary>Name by which the ADO.NET provider of Orleans knows the kind.</summary>
    string OrleansInvariant { get; }

    /// <summary>The database as an operator would name it; never holds a password.</summary>
    string Location { get; }

    /// <summary>Opens the same connections as the data source, password included; not for display.</summary>
    string ConnectionString { get; }

    /// <summary>The connection string with another name of the program that connects, as its operators see it in the server.</summary>
    string ConnectAs(string program);

    /// <summary>Statement that makes the record of applied scripts unless it is there.</summary>
    string CreateSchemaTable { get; }

    /// <summary>Query for the number of tables of the store with the name in parameter <c>Name</c>.</summary>
    string CountTables { get; }

    DbDataSource CreateDataSource();

    /// <summary>Creates what must be there before a connection can open; takes the store for this process alone where only one may use it.</summary>
    /// <returns>Disposed, gives the store free.</returns>
    /// <exception cref="StoreException">It cannot be created, or another process has it.</exception>
    IDisposable Claim();

    /// <summary>Settings that live in the database rather than in the connection, and checks of those that only its operator can change.</summary>
    Task PrepareAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Begins a transaction that only one process can be in.</summary>
    Task<DbTransaction> BeginSchemaChangeAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Begins a transaction in which every query sees the store as it is at one moment.</summary>
    Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Says to an operator what an exception of the database means.</summary>
    StoreException Explain(DbException exception);

    /// <summary>Makes a select read a page in the order of time: parameters <c>Offset</c> and <c>Limit</c>.</summary>
    string Page(string select) => $"{select} ORDER BY time_stamp, id LIMIT @Limit OFFSET @Offset";

    /// <summary>
    /// Appends a protection key with parameters <c>Position</c>, <c>Name</c>, <c>Element</c>; appends none when position or name is taken.
    /// </summary>
    string AppendKey =>
        "INSERT INTO protection_key (position, name, element) VALUES (@Position, @Name, @Element) ON CONFLICT DO NOTHING";

    /// <summary>Deletes at most <c>Limit</c> rows of a log that are older than <c>OlderThan</c>.</summary>
    string Trim(string table) =>
        $"DELETE FROM {table} WHERE id IN (SELECT id FROM {table} WHERE time_stamp < @OlderThan ORDER BY time_stamp, id LIMIT @Limit)";
}
