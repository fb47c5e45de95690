using Mrci.Storage.Tests.Databases;

namespace Mrci.Storage.Tests;

public sealed class SqliteSqlLogStoreTests : SqlLogStoreTests
{
    private protected override Task<TestDatabase> CreateDatabaseAsync() => SqliteTestDatabase.CreateAsync();
}
