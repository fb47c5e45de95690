using System.Data;
using System.Data.Common;
using Dapper;

namespace Mrci.Storage.Tests;

/// <summary>Runs a statement of <c>OrleansQuery</c> with the parameter types that the providers of Orleans choose.</summary>
internal static class OrleansStatement
{
    public static async Task<List<T>> RunAsync<T>(
        DbDataSource dataSource, string key, Func<DbDataReader, T> read, params (string Name, object? Value)[] parameters)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        var text = await connection.ExecuteScalarAsync<string>("SELECT QueryText FROM OrleansQuery WHERE QueryKey = @key", new { key });
        return await GrainStatements.RunTextAsync(connection, text.ShouldNotBeNull(key), Bind, read);

        void Bind(DbCommand command)
        {
            foreach (var (name, value) in parameters)
                GrainRow.Add(command, name, TypeOf(value), value);
        }
    }

    /// <summary>The one number with which changes answer.</summary>
    public static async Task<bool> ChangeAsync(DbDataSource dataSource, string key, params (string Name, object? Value)[] parameters)
    {
        var numbers = await RunAsync(dataSource, key, reader =>
        {
            reader.FieldCount.ShouldBe(1);
            return Convert.ToBoolean(reader.GetValue(0));
        }, parameters);
        return numbers.ShouldHaveSingleItem();
    }

    private static DbType TypeOf(object? value) => value switch
    {
        int => DbType.Int32,
        long => DbType.Int64,
        DateTime => DbType.DateTime,
        _ => DbType.String,
    };
}
