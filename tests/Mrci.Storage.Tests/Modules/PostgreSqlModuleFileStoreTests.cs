using Mrci.Storage.Tests.Databases;
using Mrci.Testing.PostgreSql;

namespace Mrci.Storage.Tests.Modules;

public sealed class PostgreSqlModuleFileStoreTests(PostgresFixture postgres) : ModuleFileStoreTests
{
    private protected override Task<TestDatabase> CreateDatabaseAsync() => PostgreSqlTestDatabase.CreateAsync(postgres);
}
