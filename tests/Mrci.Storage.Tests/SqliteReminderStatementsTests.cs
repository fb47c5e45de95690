using Mrci.Storage.Tests.Databases;

namespace Mrci.Storage.Tests;

public sealed class SqliteReminderStatementsTests : ReminderStatementsTests
{
    private protected override Task<TestDatabase> CreateDatabaseAsync() => SqliteTestDatabase.CreateAsync();
}
