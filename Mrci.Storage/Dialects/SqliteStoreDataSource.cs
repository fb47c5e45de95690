using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Mrci.Storage.Dialects;

/// <summary>The data source of the SQLite store.</summary>
internal sealed class SqliteStoreDataSource(string connectionString, SqliteConnectionSettings settings) : DbDataSource
{
    public override string ConnectionString => connectionString;

    protected override DbConnection CreateDbConnection() => new SqliteStoreConnection(connectionString, settings);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            ClosePool();
        base.Dispose(disposing);
    }

    protected override ValueTask DisposeAsyncCore()
    {
        ClosePool();
        return base.DisposeAsyncCore();
    }

    private void ClosePool()
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }
}
