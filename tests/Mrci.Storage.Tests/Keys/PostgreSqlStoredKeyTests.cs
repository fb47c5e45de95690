using Mrci.Storage.Tests.Databases;
using Mrci.Testing.PostgreSql;

namespace Mrci.Storage.Tests.Keys;

public sealed class PostgreSqlStoredKeyTests(PostgresFixture postgres) : StoredKeyTests
{
    private protected override Task<TestDatabase> CreateDatabaseAsync() => PostgreSqlTestDatabase.CreateAsync(postgres);

    [Fact]
    public async Task Hosts_that_start_together_use_one_key()
    {
        var database = await PostgreSqlTestDatabase.CreateAsync(postgres);

        var hosts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => KeyHost.StartAsync(database.CreateOptions()))));

        try
        {
            byte[] secret = [4, 5, 6];
            foreach (var writer in hosts)
            {
                var hidden = writer.Protector.Protect(secret);
                foreach (var reader in hosts)
                    reader.Protector.Unprotect(hidden).ShouldBe(secret);
            }

            hosts[0].Keys.GetAllElements().ShouldHaveSingleItem();
        }
        finally
        {
            foreach (var host in hosts)
                await host.DisposeAsync();
        }
    }
}
