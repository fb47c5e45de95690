using Mrci.Storage.Tests.Databases;

namespace Mrci.Storage.Tests;

public sealed class SqliteSchemaTests : SchemaTests
{
    private protected override Task<TestDatabase> CreateDatabaseAsync() => SqliteTestDatabase.CreateAsync();
}
