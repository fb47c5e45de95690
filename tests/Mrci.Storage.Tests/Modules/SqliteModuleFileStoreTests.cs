using Mrci.Storage.Tests.Databases;

namespace Mrci.Storage.Tests.Modules;

public sealed class SqliteModuleFileStoreTests : ModuleFileStoreTests
{
    private protected override Task<TestDatabase> CreateDatabaseAsync() => SqliteTestDatabase.CreateAsync();
}
