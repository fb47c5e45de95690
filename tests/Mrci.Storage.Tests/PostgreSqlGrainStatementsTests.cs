using Mrci.Storage.Tests.Databases;
using Mrci.Testing.PostgreSql;

namespace Mrci.Storage.Tests;

public sealed class PostgreSqlGrainStatementsTests(PostgresFixture postgres) : GrainStatementsTests
{
    private protected override Task<TestDatabase> CreateDatabaseAsync() => PostgreSqlTestDatabase.CreateAsync(postgres);
}
