using Microsoft.Data.Sqlite;

namespace Mrci.Storage.Dialects;

/// <summary>A connection with the settings of the store, however it is opened.</summary>
internal sealed class SqliteStoreConnection(string connectionString, SqliteConnectionSettings settings) : SqliteConnection(connectionString)
{
    public override void Open()
    {
        base.Open();
        try
        {
            settings.Apply(this);
        }
        catch (SqliteException)
        {
            Close();
            throw;
        }
    }
}
