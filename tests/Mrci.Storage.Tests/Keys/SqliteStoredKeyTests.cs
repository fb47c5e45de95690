using Mrci.Storage.Tests.Databases;

namespace Mrci.Storage.Tests.Keys;

public sealed class SqliteStoredKeyTests : StoredKeyTests
{
    private protected override Task<TestDatabase> CreateDatabaseAsync() => SqliteTestDatabase.CreateAsync();
}
