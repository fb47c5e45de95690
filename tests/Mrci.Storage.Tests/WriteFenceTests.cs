using System.Net;
using Mrci.Storage.Tests.Databases;
using Mrci.Testing.PostgreSql;
using Npgsql;

namespace Mrci.Storage.Tests;

/// <summary>A silo that its cluster has declared dead writes no more (ADR 0027). SQLite has none: one node is no cluster.</summary>
public sealed class WriteFenceTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const int Joining = 2;
    private const int Active = 3;
    private const int Stopping = 5;
    private const int Dead = 6;
    private static readonly byte[] One = [1];
    private static readonly byte[] Two = [2];

    private Store _store = null!;

    public async ValueTask InitializeAsync() => _store = await (await PostgreSqlTestDatabase.CreateAsync(postgres)).OpenStoreAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("fd00:1234:5678:9abc:def0:1234:5678:9abc")] // the longest name: the server cuts it after 63 bytes
    public async Task Member_writes_until_it_is_declared_dead(string address)
    {
        await AddMemberAsync(address);
        await using var source = Connect(address, generation: 2_147_483_647);
        var statements = new GrainStatements(source);
        var (row, other) = (new GrainRow(), new GrainRow(Extension: "x"));

        (await statements.WriteAsync(row, version: null, One)).ShouldBe(1);
        foreach (var status in new[] { Joining, Active, Stopping })
        {
            await SetStatusAsync(status);
            (await statements.WriteAsync(row, version: (await statements.ReadAsync(row))!.Value.Version, One)).ShouldNotBeNull($"status {status}");
        }

        await SetStatusAsync(Dead);

        (await statements.WriteAsync(row, version: 4, Two)).ShouldBeNull();
        (await statements.ClearAsync(row, version: 4)).ShouldBeNull();
        (await statements.WriteAsync(other, version: null, Two)).ShouldBeNull();
        (await statements.ReadAsync(other)).ShouldBeNull();
        var left = (await statements.ReadAsync(row))!.Value;
        left.Payload.ShouldBe(One);
        left.Version.ShouldBe(4);
    }

    [Theory]
    [InlineData("10.0.0.1", 7)] // its predecessor at the same place
    [InlineData("10.0.0.2", 2_147_483_647)]
    public async Task Silo_that_is_not_in_the_table_of_members_is_refused(string address, int generation)
    {
        await AddMemberAsync("10.0.0.1");
        await using var source = Connect(address, generation);

        (await new GrainStatements(source).WriteAsync(new GrainRow(), version: null, One)).ShouldBeNull();
    }

    [Theory]
    [InlineData("mrci")]
    [InlineData("")]
    [InlineData("an operator's own name")]
    public async Task Connection_that_names_no_silo_writes_as_before(string name)
    {
        var settings = new NpgsqlConnectionStringBuilder(_store.ConnectionString) { ApplicationName = name };
        await using var source = NpgsqlDataSource.Create(settings);

        (await new GrainStatements(source).WriteAsync(new GrainRow(), version: null, One)).ShouldBe(1);
    }

    private NpgsqlDataSource Connect(string address, int generation) =>
        NpgsqlDataSource.Create(_store.FencedConnectionString(IPAddress.Parse(address), port: 65_535, generation));

    private async Task AddMemberAsync(string address)
    {
        await OrleansStatement.ChangeAsync(_store.DataSource, "InsertMembershipVersionKey", ("DeploymentId", "d"));
        (await OrleansStatement.ChangeAsync(
            _store.DataSource,
            "InsertMembershipKey",
            ("DeploymentId", "d"), ("Address", address), ("Port", 65_535), ("Generation", 2_147_483_647), ("SiloName", "silo"), ("HostName", "host"),
            ("Status", Joining), ("ProxyPort", 0), ("StartTime", DateTime.UtcNow), ("IAmAliveTime", DateTime.UtcNow), ("Version", 0))).ShouldBeTrue();
    }

    private async Task SetStatusAsync(int status)
    {
        await using var command = ((NpgsqlDataSource)_store.DataSource).CreateCommand("UPDATE OrleansMembershipTable SET Status = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = status });
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }
}
