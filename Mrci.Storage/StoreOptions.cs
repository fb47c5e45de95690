using Mrci.Storage.Logs;

namespace Mrci.Storage;

/// <summary>Where and how the host keeps its state (design.md section 5).</summary>
public sealed class StoreOptions
{
    /// <summary>
    /// Kind of database, case ignored: <c>Sqlite</c> (one node), <c>PostgreSQL</c>, or, in builds that could restore
    /// Microsoft.Data.SqlClient, <c>SqlServer</c>.
    /// </summary>
    public string Provider { get; set; } = "Sqlite";

    /// <summary>
    /// Directory of the host's files, relative to the current directory; made when missing, for its owner only. Empty: none is made,
    /// and SQLite needs a connection string.
    /// </summary>
    public string DataDirectory { get; set; } = "mrci-data";

    /// <summary>
    /// Connection string of the database, in the words of its ADO.NET provider. When it is null, the SQLite file <c>mrci.db</c> in
    /// <see cref="DataDirectory"/> is used; other kinds of database need one.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>What a committed write survives. A reply that says done means a power cut too, unless the operator relaxes it.</summary>
    public StoreSynchronous Synchronous { get; set; } = StoreSynchronous.Full;

    /// <summary>
    /// How long a write to SQLite waits for another writer, 1 s or more in whole seconds. Default 10 s: a checkpoint of a large
    /// write-ahead log on a slow disk takes a few seconds.
    /// </summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Keep physical connections open between uses.</summary>
    public bool Pooling { get; set; } = true;

    /// <summary>Apply pending schema scripts at start. When false, pending scripts end the start with an error.</summary>
    public bool Migrate { get; set; } = true;

    /// <summary>The logs in the store.</summary>
    public LogStoreOptions Logs { get; set; } = new();
}
