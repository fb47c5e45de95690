using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;
using Mrci.Storage.Schema;
using Mrci.Storage.Tests.Databases;
using Mrci.Testing.PostgreSql;

namespace Mrci.Storage.Tests;

/// <summary>The same store in each kind of database: scripts, tables, columns, statements, parameters.</summary>
public sealed partial class DialectConsistencyTests(PostgresFixture postgres)
{
    private const string SqliteColumns =
        """
        SELECT lower(t.name) AS TableName, lower(c.name) AS ColumnName, c."notnull" = 0 AND c.pk = 0 AS Nullable
        FROM sqlite_master t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name <> 'MrciSchema'
        """;

    private const string PostgreSqlColumns =
        """
        SELECT table_name AS TableName, column_name AS ColumnName, is_nullable = 'YES' AS Nullable
        FROM information_schema.columns
        WHERE table_schema = current_schema() AND table_name <> 'mrcischema'
        """;

    private static readonly string[] Scripts = ["grain-storage", "logs", "reminders", "membership", "protection-keys", "module-files", "write-fence"];

    // One node is no cluster.
    private static readonly string[] ClusterScripts = ["membership", "write-fence"];

    [Theory]
    [InlineData("Sqlite", false)]
    [InlineData("PostgreSQL", true)]
    [InlineData("SqlServer", true)]
    public void Scripts_have_the_same_numbers_and_names(string dialect, bool hasClusters)
    {
        var scripts = SchemaScripts.Load(dialect);

        scripts.Select(script => (script.Version, script.Name)).ShouldBe(
            Scripts.Select(static (name, index) => (index + 1, name)).Where(script => hasClusters || !ClusterScripts.Contains(script.name)));
    }

    [Fact]
    public async Task PostgreSQL_has_the_tables_of_SQLite_and_those_of_clusters()
    {
        var sqlite = await ReadAsync(await SqliteTestDatabase.CreateAsync(), SqliteColumns);
        var postgreSql = await ReadAsync(await PostgreSqlTestDatabase.CreateAsync(postgres), PostgreSqlColumns);

        Sorted(postgreSql.Keys).ShouldBe(Sorted([.. sqlite.Keys, "orleansmembershiptable", "orleansmembershipversiontable"]));
        foreach (var (table, columns) in sqlite)
            Sorted(postgreSql[table]).ShouldBe(Sorted(columns), table);
    }

    [Fact]
    public async Task SQL_Server_has_the_tables_of_PostgreSQL()
    {
        var postgreSql = await ReadAsync(await PostgreSqlTestDatabase.CreateAsync(postgres), PostgreSqlColumns);
        var sqlServer = SqlServerScripts.Tables();

        Sorted(sqlServer.Keys).ShouldBe(Sorted(postgreSql.Keys));
        foreach (var (table, columns) in postgreSql)
            Sorted(sqlServer[table]).ShouldBe(Sorted(columns), table);
    }

    [Fact]
    public async Task Statements_have_the_same_keys_and_parameters()
    {
        var sqlite = await QueriesAsync(await SqliteTestDatabase.CreateAsync());
        var postgreSql = await QueriesAsync(await PostgreSqlTestDatabase.CreateAsync(postgres));
        var sqlServer = SqlServerScripts.Queries();

        Sorted(sqlServer.Keys).ShouldBe(Sorted(postgreSql.Keys));
        sqlite.Keys.ShouldAllBe(key => postgreSql.ContainsKey(key));
        foreach (var (key, text) in postgreSql)
        {
            Sorted(SqlServerScripts.Parameters(sqlServer[key])).ShouldBe(Sorted(Parameters(text)), key);
            if (sqlite.TryGetValue(key, out var other))
                Sorted(Parameters(other)).ShouldBe(Sorted(Parameters(text)), key);
        }
    }

    private static string Sorted(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));

    private static string Sorted(Dictionary<string, bool> columns) =>
        Sorted(columns.Select(column => column.Value ? $"{column.Key} null" : column.Key));

    private static IEnumerable<string> Parameters(string text) =>
        Parameter().Matches(text).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    private static async Task<Dictionary<string, Dictionary<string, bool>>> ReadAsync(TestDatabase database, string select)
    {
        await using (database)
        {
            await using var store = await database.OpenStoreAsync();
            await using var connection = await store.DataSource.OpenConnectionAsync();
            var columns = await connection.QueryAsync<Column>(select);
            return columns.GroupBy(column => column.TableName, StringComparer.Ordinal).ToDictionary(
                table => table.Key,
                table => table.ToDictionary(column => column.ColumnName, column => column.Nullable, StringComparer.Ordinal),
                StringComparer.Ordinal);
        }
    }

    private static async Task<Dictionary<string, string>> QueriesAsync(TestDatabase database)
    {
        await using (database)
        {
            await using var store = await database.OpenStoreAsync();
            await using DbConnection connection = await store.DataSource.OpenConnectionAsync();
            var queries = await connection.QueryAsync<(string Key, string Text)>("SELECT QueryKey, QueryText FROM OrleansQuery");
            return queries.ToDictionary(query => query.Key, query => query.Text, StringComparer.Ordinal);
        }
    }

    [GeneratedRegex(@"@(?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Parameter();

    private sealed class Column
    {
        public string TableName { get; set; } = "";

        public string ColumnName { get; set; } = "";

        public bool Nullable { get; set; }
    }
}
