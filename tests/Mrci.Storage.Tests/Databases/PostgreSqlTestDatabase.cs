using Mrci.Testing.PostgreSql;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace Mrci.Storage.Tests.Databases;

/// <summary>A database of the server that all tests share; it goes with the server.</summary>
internal sealed class PostgreSqlTestDatabase(string connectionString) : TestDatabase
{
    public static async Task<TestDatabase> CreateAsync(PostgresFixture postgres) =>
        new PostgreSqlTestDatabase(await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken));

    public override StoreOptions CreateOptions() => new()
    {
        Provider = "PostgreSQL",
        DataDirectory = "",
        ConnectionString = connectionString,
    };

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
