using Mrci.Storage.Tests.Databases;
using Mrci.Testing.PostgreSql;

namespace Mrci.Storage.Tests;

public sealed class PostgreSqlReminderStatementsTests(PostgresFixture postgres) : ReminderStatementsTests
{
    private protected override Task<TestDatabase> CreateDatabaseAsync() => PostgreSqlTestDatabase.CreateAsync(postgres);
}
