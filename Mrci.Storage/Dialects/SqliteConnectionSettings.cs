using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Mrci.Storage.Dialects;

/// <summary>The settings that SQLite keeps per physical connection, applied once to each.</summary>
internal sealed class SqliteConnectionSettings(StoreOptions options)
{
    private readonly ConditionalWeakTable<object, object> _applied = [];

    // journal_size_limit: the log shrinks back after a burst instead of staying as large as it ever was.
    private readonly string _pragmas =
        $"PRAGMA busy_timeout = {Math.Max(1_000, (int)options.BusyTimeout.TotalMilliseconds)}; "
        + $"PRAGMA synchronous = {Pragma(options.Synchronous)}; "
        + "PRAGMA journal_size_limit = 67108864;";

    public void Apply(SqliteConnection connection)
    {
        var physical = connection.Handle!;
        if (_applied.TryGetValue(physical, out _))
            return;

        using var command = connection.CreateCommand();
        command.CommandText = _pragmas;
        command.ExecuteNonQuery();
        _applied.Add(physical, physical);
    }

    private static string Pragma(StoreSynchronous synchronous) => synchronous switch
    {
        StoreSynchronous.Off => "OFF",
        StoreSynchronous.Normal => "NORMAL",
        _ => "FULL",
    };
}
