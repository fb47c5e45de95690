using Dapper;
using Microsoft.Data.Sqlite;
using Mrci.Storage.Tests.Databases;
using SQLitePCL;

namespace Mrci.Storage.Tests;

public sealed class SqliteGrainStatementsTests : GrainStatementsTests
{
    [Fact]
    public async Task Commit_that_fails_throws_at_the_end_of_reading()
    {
        await using var connection = (SqliteConnection)await Store.DataSource.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var text = await connection.ExecuteScalarAsync<string>("SELECT QueryText FROM OrleansQuery WHERE QueryKey = 'WriteToStorageKey'");
        raw.sqlite3_commit_hook(connection.Handle, _ => 1, null);
        try
        {
            // The row is there before the commit is: only a reader that reads on learns that nothing was stored.
            await Should.ThrowAsync<SqliteException>(() =>
                GrainStatements.RunTextAsync(connection, text!, command => BindWrite(command, [1]), reader => reader.GetInt32(0)));
        }
        finally
        {
            raw.sqlite3_commit_hook(connection.Handle, null, null);
        }

        (await new GrainStatements(Store.DataSource).ReadAsync(new GrainRow())).ShouldBeNull();
    }

    private protected override Task<TestDatabase> CreateDatabaseAsync() => SqliteTestDatabase.CreateAsync();
}
