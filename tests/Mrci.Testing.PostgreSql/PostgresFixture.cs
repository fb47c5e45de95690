using Xunit;

namespace Mrci.Testing.PostgreSql;

/// <summary>One server for all tests of an assembly (<c>[assembly: AssemblyFixture(typeof(PostgresFixture))]</c>), started by the first that asks.</summary>
/// <remarks>Where no PostgreSQL is installed the tests that ask are skipped; in CI (variable <c>CI</c> is set) they fail.</remarks>
public sealed class PostgresFixture : IAsyncDisposable
{
    private readonly Lazy<Task<PostgresServer>> _server = new(() => PostgresServer.StartAsync(CancellationToken.None));

    /// <summary>The server, started if it is not.</summary>
    /// <returns>The server.</returns>
    public Task<PostgresServer> ServerAsync()
    {
        if (!PostgresPrograms.TryFind(out _))
        {
            if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
                Assert.Fail(PostgresPrograms.Advice);
            Assert.Skip(PostgresPrograms.Advice);
        }

        return _server.Value;
    }

    /// <summary>Creates an empty database on the server.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken) =>
        await (await ServerAsync()).CreateDatabaseAsync(cancellationToken);

    /// <summary>Stops the server if it was started.</summary>
    /// <returns>A task that ends when it is gone.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            await (await _server.Value).DisposeAsync();
    }
}
