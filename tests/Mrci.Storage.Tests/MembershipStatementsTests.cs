using System.Data.Common;
using Mrci.Storage.Tests.Databases;
using Mrci.Testing.PostgreSql;

namespace Mrci.Storage.Tests;

/// <summary>The statements of Orleans' ADO.NET clustering; SQLite has none, one node is no cluster.</summary>
public sealed class MembershipStatementsTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const int Joining = 2;
    private const int Active = 3;
    private const int Dead = 6;
    private static readonly DateTime Start = new(2030, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc);

    private Store _store = null!;

    public async ValueTask InitializeAsync() => _store = await (await PostgreSqlTestDatabase.CreateAsync(postgres)).OpenStoreAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Version_row_is_added_once()
    {
        (await AddVersionAsync()).ShouldBeTrue();
        (await AddVersionAsync()).ShouldBeFalse();

        var empty = (await ReadAllAsync()).ShouldHaveSingleItem();
        (empty.Address, empty.Version).ShouldBe((null, 0));
    }

    [Fact]
    public async Task Member_is_added_with_the_version_that_was_read_and_counts_it_up()
    {
        await AddVersionAsync();

        (await AddAsync(port: 1, version: 0)).ShouldBeTrue();

        var member = (await ReadAllAsync()).ShouldHaveSingleItem();
        member.ShouldBe(new Member("10.0.0.1", 1, 7, "silo1", "host", Joining, 30_000, null, Start, Start, 1));
        (await ReadAsync(port: 1)).ShouldBe(member);
        var nobody = await ReadAsync(port: 2);
        (nobody.Address, nobody.Version).ShouldBe((null, 1));
    }

    [Theory]
    [InlineData(1, 0)] // stale version
    [InlineData(2, 2)] // version from the future
    [InlineData(1, 1)] // member that is there
    public async Task Member_is_not_added_when_version_or_place_is_taken(int port, int version)
    {
        await AddVersionAsync();
        await AddAsync(port: 1, version: 0);

        (await AddAsync(port, version)).ShouldBeFalse();

        (await ReadAllAsync()).ShouldHaveSingleItem().Version.ShouldBe(1);
    }

    [Fact]
    public async Task Member_is_changed_with_the_version_that_was_read()
    {
        await AddVersionAsync();
        await AddAsync(port: 1, version: 0);
        await AddAsync(port: 2, version: 1);

        (await ChangeAsync(port: 1, version: 2, Dead, "10.0.0.1:2@7,2030")).ShouldBeTrue();

        var changed = await ReadAsync(port: 1);
        (changed.Status, changed.Suspects, changed.Alive, changed.Version).ShouldBe((Dead, "10.0.0.1:2@7,2030", Start.AddSeconds(1), 3));
        (await ReadAsync(port: 2)).Status.ShouldBe(Joining);
    }

    [Theory]
    [InlineData(1, 0)] // stale version
    [InlineData(2, 1)] // nobody there
    public async Task Change_that_is_refused_leaves_member_and_version(int port, int version)
    {
        await AddVersionAsync();
        await AddAsync(port: 1, version: 0);
        var before = await ReadAllAsync();

        (await ChangeAsync(port, version, Dead, suspects: null)).ShouldBeFalse();

        (await ReadAllAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Race_for_a_version_has_one_winner()
    {
        await AddVersionAsync();
        await AddAsync(port: 1, version: 0);

        var won = await Task.WhenAll(Enumerable.Range(2, 8).Select(port => port % 2 == 0
            ? AddAsync(port, version: 1)
            : ChangeAsync(port: 1, version: 1, Active, suspects: null)));

        won.Count(winner => winner).ShouldBe(1);
        (await ReadAllAsync())[0].Version.ShouldBe(2);
    }

    [Fact]
    public async Task Sign_of_life_changes_the_time_and_not_the_version()
    {
        await AddVersionAsync();
        await AddAsync(port: 1, version: 0);

        await RunAsync("UpdateIAmAlivetimeKey", [.. Key(1), ("IAmAliveTime", Start.AddMinutes(1))]);

        var member = await ReadAsync(port: 1);
        (member.Alive, member.Version).ShouldBe((Start.AddMinutes(1), 1));
    }

    [Fact]
    public async Task Gateways_are_active_members_with_a_gateway_port()
    {
        await AddVersionAsync();
        await AddAsync(port: 1, version: 0);
        await AddAsync(port: 2, version: 1, gateway: 0);
        await AddAsync(port: 3, version: 2);
        await ChangeAsync(port: 1, version: 3, Active, suspects: null);
        await ChangeAsync(port: 2, version: 4, Active, suspects: null);

        var gateways = await OrleansStatement.RunAsync(
            _store.DataSource,
            "GatewaysQueryKey",
            reader => (reader["Address"], reader.GetInt32(reader.GetOrdinal("ProxyPort")), reader.GetInt32(reader.GetOrdinal("Generation"))),
            ("DeploymentId", "d"), ("Status", Active));

        gateways.ShouldBe([("10.0.0.1", 30_000, 7)]);
    }

    [Fact]
    public async Task Clean_up_removes_members_long_silent_but_never_active_ones()
    {
        await AddVersionAsync();
        for (var port = 1; port <= 3; port++)
            await AddAsync(port, version: port - 1);
        await ChangeAsync(port: 1, version: 3, Active, suspects: null);
        await RunAsync("UpdateIAmAlivetimeKey", [.. Key(3), ("IAmAliveTime", Start.AddHours(2))]);

        await RunAsync("CleanupDefunctSiloEntriesKey", ("DeploymentId", "d"), ("IAmAliveTime", Start.AddHours(1)));

        (await ReadAllAsync()).Select(member => member.Port).Order().ShouldBe([1, 3]);
    }

    [Fact]
    public async Task Deleting_a_deployment_leaves_others()
    {
        foreach (var deployment in new[] { "d", "D" })
        {
            await AddVersionAsync(deployment);
            await AddAsync(port: 1, version: 0, deployment: deployment);
        }

        await RunAsync("DeleteMembershipTableEntriesKey", ("DeploymentId", "d"));

        (await ReadAllAsync()).ShouldBeEmpty();
        (await ReadAllAsync("D")).ShouldHaveSingleItem().Port.ShouldBe(1);
    }

    private static (string Name, object? Value)[] Key(int port, string deployment = "d") =>
        [("DeploymentId", deployment), ("Address", "10.0.0.1"), ("Port", port), ("Generation", 7)];

    private Task<bool> AddVersionAsync(string deployment = "d") =>
        OrleansStatement.ChangeAsync(_store.DataSource, "InsertMembershipVersionKey", ("DeploymentId", deployment));

    private Task<bool> AddAsync(int port, int version, int gateway = 30_000, string deployment = "d") => OrleansStatement.ChangeAsync(
        _store.DataSource,
        "InsertMembershipKey",
        [
            .. Key(port, deployment), ("SiloName", $"silo{port}"), ("HostName", "host"), ("Status", Joining), ("ProxyPort", gateway),
            ("StartTime", Start), ("IAmAliveTime", Start), ("Version", version),
        ]);

    private Task<bool> ChangeAsync(int port, int version, int status, string? suspects) => OrleansStatement.ChangeAsync(
        _store.DataSource,
        "UpdateMembershipKey",
        [.. Key(port), ("Status", status), ("SuspectTimes", suspects), ("IAmAliveTime", Start.AddSeconds(1)), ("Version", version)]);

    private async Task RunAsync(string key, params (string Name, object? Value)[] parameters) =>
        await OrleansStatement.RunAsync(_store.DataSource, key, _ => 0, parameters);

    private Task<List<Member>> ReadAllAsync(string deployment = "d") =>
        OrleansStatement.RunAsync(_store.DataSource, "MembershipReadAllKey", Member.Read, ("DeploymentId", deployment));

    private async Task<Member> ReadAsync(int port) =>
        (await OrleansStatement.RunAsync(_store.DataSource, "MembershipReadRowKey", Member.Read, Key(port))).ShouldHaveSingleItem();

    private sealed record Member(
        string? Address, int? Port, int? Generation, string? Name, string? Host, int? Status, int? Gateway, string? Suspects,
        DateTime? Start, DateTime? Alive, int Version)
    {
        public static Member Read(DbDataReader reader) => new(
            reader["Address"] as string, reader["Port"] as int?, reader["Generation"] as int?, reader["SiloName"] as string,
            reader["HostName"] as string, reader["Status"] as int?, reader["ProxyPort"] as int?, reader["SuspectTimes"] as string,
            reader["StartTime"] as DateTime?, reader["IAmAliveTime"] as DateTime?, Convert.ToInt32(reader["Version"]));
    }
}
