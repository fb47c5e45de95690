using Mrci.Storage.Tests.Databases;
using Mrci.Testing.PostgreSql;

namespace Mrci.Storage.Tests;

public sealed class PostgreSqlSqlLogStoreTests(PostgresFixture postgres) : SqlLogStoreTests
{
    private protected override Task<TestDatabase> CreateDatabaseAsync() => PostgreSqlTestDatabase.CreateAsync(postgres);
}
