using System.Data;
using System.Data.Common;
using Dapper;

namespace Mrci.Storage.Tests;

/// <summary>Runs the statements of <c>OrleansQuery</c> as a provider does: by key, reading every row of every result to the end.</summary>
internal sealed class GrainStatements(DbDataSource dataSource)
{
    public async Task<int?> WriteAsync(GrainRow row, int? version, byte[] payload) =>
        await RunVersionAsync("WriteToStorageKey", row, version, command => GrainRow.Add(command, "PayloadBinary", DbType.Binary, payload));

    public async Task<int?> ClearAsync(GrainRow row, int? version) => await RunVersionAsync("ClearStorageKey", row, version);

    public async Task<(byte[]? Payload, int? Version)?> ReadAsync(GrainRow row)
    {
        var rows = await RunAsync("ReadFromStorageKey", row.Bind, reader => (
            reader["PayloadBinary"] as byte[],
            reader["Version"] is { } version and not DBNull ? (int?)Convert.ToInt32(version) : null));
        return rows.Count == 0 ? null : rows.ShouldHaveSingleItem();
    }

    public async Task<List<T>> RunAsync<T>(string key, Action<DbCommand> bind, Func<DbDataReader, T> read)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        var text = await connection.ExecuteScalarAsync<string>("SELECT QueryText FROM OrleansQuery WHERE QueryKey = @key", new { key });
        return await RunTextAsync(connection, text!, bind, read);
    }

    public static async Task<List<T>> RunTextAsync<T>(DbConnection connection, string text, Action<DbCommand> bind, Func<DbDataReader, T> read)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        bind(command);
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync();
        do
        {
            while (await reader.ReadAsync())
                rows.Add(read(reader));
        }
        while (await reader.NextResultAsync());
        return rows;
    }

    private async Task<int?> RunVersionAsync(string key, GrainRow row, int? version, Action<DbCommand>? bind = null)
    {
        var rows = await RunAsync(
            key,
            command =>
            {
                row.Bind(command);
                GrainRow.Add(command, "GrainStateVersion", DbType.Int32, version);
                bind?.Invoke(command);
            },
            reader =>
            {
                reader.GetOrdinal("NewGrainStateVersion").ShouldBe(0);
                return Convert.ToInt32(reader.GetValue(0));
            });
        return rows.Count == 0 ? null : rows.ShouldHaveSingleItem();
    }
}
