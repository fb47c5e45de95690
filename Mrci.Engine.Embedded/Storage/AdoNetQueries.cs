using System.Data.Common;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.Storage;

// The statements of table OrleansQuery, which whoever made the tables has put there for this kind of database.
internal sealed record AdoNetQueries(string Read, string Write, string Clear)
{
    private const string Query =
        "SELECT QueryKey, QueryText FROM OrleansQuery WHERE QueryKey = 'WriteToStorageKey' OR QueryKey = 'ReadFromStorageKey' OR QueryKey = 'ClearStorageKey'";

    public static async Task<AdoNetQueries> LoadAsync(DbDataSource dataSource)
    {
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        await using var command = dataSource.CreateCommand(Query);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            texts[reader.GetString(0)] = reader.GetString(1);
        return new AdoNetQueries(Text(texts, "ReadFromStorageKey"), Text(texts, "WriteToStorageKey"), Text(texts, "ClearStorageKey"));
    }

    private static string Text(Dictionary<string, string> texts, string key)
        => texts.GetValueOrDefault(key) ?? throw new OrleansConfigurationException($"Table OrleansQuery has no statement {key}.");
}
