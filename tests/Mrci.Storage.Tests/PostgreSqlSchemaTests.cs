using Mrci.Storage.Tests.Databases;
using Mrci.Testing.PostgreSql;

namespace Mrci.Storage.Tests;

public sealed class PostgreSqlSchemaTests(PostgresFixture postgres) : SchemaTests
{
    private protected override Task<TestDatabase> CreateDatabaseAsync() => PostgreSqlTestDatabase.CreateAsync(postgres);
}
