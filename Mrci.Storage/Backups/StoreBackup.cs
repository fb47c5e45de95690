using System.Data.Common;
using Dapper;
using Mrci.Storage.Dialects;

namespace Mrci.Storage.Backups;

/// <summary>Moves the rows of a store to and from a backup, inside a transaction of the caller.</summary>
internal sealed class StoreBackup(IStoreDialect dialect, DbConnection connection, DbTransaction transaction)
{
    /// <summary>Writes all rows.</summary>
    public async Task<BackupSummary> WriteAsync(Stream output, BackupHeader header, CancellationToken cancellationToken)
    {
        using var writer = new BackupWriter(output);
        await writer.WriteAsync(header, cancellationToken);
        foreach (var table in BackupTable.All)
        {
            // A store that is older than this program has fewer tables.
            if (await ScalarAsync(dialect.CountTables, cancellationToken, new { table.Name }) == 0)
                continue;

            await using var command = Command(table.Select);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                await writer.WriteAsync(table.Read(reader), cancellationToken);
        }

        return await writer.EndAsync(cancellationToken);
    }

    /// <summary>Empties the store, or finds out that it is empty.</summary>
    public async Task ClearAsync(bool replace, CancellationToken cancellationToken)
    {
        foreach (var table in BackupTable.All)
        {
            if (replace)
            {
                await connection.ExecuteAsync(new CommandDefinition(
                    $"DELETE FROM {table.Name}", transaction: transaction, commandTimeout: 0, cancellationToken: cancellationToken));
            }
            else if (await CountAsync(table, cancellationToken) is > 0 and var rows)
            {
                throw new StoreException(
                    StoreFailure.NotEmpty,
                    $"The store '{dialect.Location}' is not empty: {table.Name} has {rows} row(s). Restore into an empty one, or replace "
                    + "all that it holds with --replace.");
            }
        }
    }

    /// <summary>Adds the rows of a backup and counts what is then there.</summary>
    public async Task<BackupSummary> ReadAsync(Stream input, CancellationToken cancellationToken)
    {
        using var reader = new BackupReader(input);
        var inserts = BackupTable.All.ToDictionary(table => table.Line, table => (Table: table, Command: Command(table.Insert)));
        var counter = new BackupCounter();
        try
        {
            await foreach (var line in reader.ReadRowsAsync(cancellationToken))
            {
                var (table, command) = inserts[line.GetType()];
                table.Bind(command, line);
                await command.ExecuteNonQueryAsync(cancellationToken);
                counter.Add(line);
            }
        }
        finally
        {
            foreach (var (_, command) in inserts.Values)
                await command.DisposeAsync();
        }

        foreach (var table in BackupTable.All)
        {
            var stored = await CountAsync(table, cancellationToken);
            if (stored != counter.Count(table.Line))
            {
                throw new StoreException(
                    $"{counter.Count(table.Line)} row(s) were restored to {table.Name} of '{dialect.Location}' and {stored} are there. Nothing was changed.");
            }
        }

        return reader.Summary!;
    }

    private Task<long> CountAsync(BackupTable table, CancellationToken cancellationToken) =>
        ScalarAsync($"SELECT count(*) FROM {table.Name}", cancellationToken);

    private Task<long> ScalarAsync(string sql, CancellationToken cancellationToken, object? parameters = null) =>
        connection.ExecuteScalarAsync<long>(
            new CommandDefinition(sql, parameters, transaction, commandTimeout: 0, cancellationToken: cancellationToken));

    private DbCommand Command(string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = transaction;
        // Sorting a large table takes as long as it takes.
        command.CommandTimeout = 0;
        return command;
    }
}
