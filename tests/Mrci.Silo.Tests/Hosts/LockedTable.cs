using Npgsql;

namespace Mrci.Silo.Tests.Hosts;

/// <summary>A table of PostgreSQL that nobody else can read or write until this is disposed; the rest of the database goes on.</summary>
internal sealed class LockedTable : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private LockedTable(NpgsqlConnection connection) => _connection = connection;

    public static async Task<LockedTable> TakeAsync(string database, string table)
    {
        var locked = new LockedTable(new NpgsqlConnection($"{database};Pooling=false"));
        await locked._connection.OpenAsync();
        await locked.ExecuteAsync($"BEGIN; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE");
        return locked;
    }

    /// <summary>Waits until somebody waits for the table.</summary>
    public async Task WaitedForAsync()
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var deadline = new CancellationTokenSource(Deadline.Long);
        while (await ExecuteAsync("SELECT count(*) FROM pg_locks WHERE NOT granted") is 0L)
            await tick.WaitForNextTickAsync(deadline.Token).AsTask().Within("somebody who waits for the locked table");
    }

    // Closing the connection ends the transaction.
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task<object?> ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        return await command.ExecuteScalarAsync();
    }
}
