using System.Data;
using System.Data.Common;
using Dapper;
using Mrci.Storage.Tests.Databases;

namespace Mrci.Storage.Tests;

/// <summary>The statements of design.md section 5, through raw parameters, alike on every database.</summary>
public abstract class GrainStatementsTests : IAsyncLifetime
{
    private static readonly byte[] One = [1];
    private static readonly byte[] Two = [2, 2];

    private TestDatabase _database = null!;
    private GrainStatements _statements = null!;

    private protected Store Store { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await CreateDatabaseAsync();
        Store = await _database.OpenStoreAsync();
        _statements = new GrainStatements(Store.DataSource);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected abstract Task<TestDatabase> CreateDatabaseAsync();

    [Fact]
    public async Task Read_of_no_row_finds_nothing() => (await _statements.ReadAsync(new GrainRow())).ShouldBeNull();

    [Theory]
    [InlineData(null)]
    [InlineData("user/42")]
    public async Task Write_without_version_inserts_version_one(string? extension)
    {
        var row = new GrainRow(Extension: extension);

        (await _statements.WriteAsync(row, version: null, One)).ShouldBe(1);

        await ShouldReadAsync(row, One, 1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("user/42")]
    public async Task Write_without_version_loses_against_an_existing_row(string? extension)
    {
        var row = new GrainRow(Extension: extension);
        await _statements.WriteAsync(row, version: null, One);

        (await _statements.WriteAsync(row, version: null, Two)).ShouldBeNull();

        await ShouldReadAsync(row, One, 1);
    }

    [Fact]
    public async Task Write_with_the_current_version_replaces_the_payload()
    {
        var row = new GrainRow(Extension: "x");
        await _statements.WriteAsync(row, version: null, One);

        (await _statements.WriteAsync(row, version: 1, Two)).ShouldBe(2);
        (await _statements.WriteAsync(row, version: 2, One)).ShouldBe(3);

        await ShouldReadAsync(row, One, 3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Write_with_another_version_changes_nothing(int stale)
    {
        var row = new GrainRow();
        await _statements.WriteAsync(row, version: null, One);
        await _statements.WriteAsync(row, version: 1, One);

        (await _statements.WriteAsync(row, stale, Two)).ShouldBeNull();

        await ShouldReadAsync(row, One, 2);
    }

    [Fact]
    public async Task Write_with_a_version_does_not_bring_back_a_row_that_has_gone()
    {
        (await _statements.WriteAsync(new GrainRow(), version: 1, One)).ShouldBeNull();

        (await _statements.ReadAsync(new GrainRow())).ShouldBeNull();
    }

    [Fact]
    public async Task Clear_keeps_the_row_without_payload_and_the_next_write_goes_on_from_it()
    {
        var row = new GrainRow();
        await _statements.WriteAsync(row, version: null, One);

        (await _statements.ClearAsync(row, version: 1)).ShouldBe(2);

        await ShouldReadAsync(row, null, 2);
        (await _statements.WriteAsync(row, version: null, Two)).ShouldBeNull();
        (await _statements.WriteAsync(row, version: 2, Two)).ShouldBe(3);
        await ShouldReadAsync(row, Two, 3);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(5)]
    public async Task Clear_with_another_version_changes_nothing(int? stale)
    {
        var row = new GrainRow();
        await _statements.WriteAsync(row, version: null, One);

        (await _statements.ClearAsync(row, stale)).ShouldBeNull();

        await ShouldReadAsync(row, One, 1);
    }

    [Fact]
    public async Task Rows_are_told_apart_by_every_part_of_the_key()
    {
        var row = new GrainRow();
        GrainRow[] others =
        [
            row with { IdHash = 8 }, row with { N0 = 1 }, row with { N1 = long.MinValue }, row with { TypeHash = 10 },
            row with { Type = "Account" }, row with { Extension = "a" }, row with { Extension = "A" }, row with { Service = "other" },
        ];
        await _statements.WriteAsync(row, version: null, One);

        foreach (var other in others)
        {
            (await _statements.ReadAsync(other)).ShouldBeNull(other.ToString());
            (await _statements.WriteAsync(other, version: null, Two)).ShouldBe(1, other.ToString());
        }

        await ShouldReadAsync(row, One, 1);
    }

    [Fact]
    public async Task Large_payload_comes_back_as_it_went()
    {
        var payload = new byte[3_000_000];
        new Random(1).NextBytes(payload);

        await _statements.WriteAsync(new GrainRow(), version: null, payload);

        await ShouldReadAsync(new GrainRow(), payload, 1);
    }

    [Fact]
    public async Task Insert_race_has_one_winner()
    {
        var versions = await RaceAsync(index => _statements.WriteAsync(new GrainRow(), version: null, [(byte)index]));

        versions.Count(version => version == 1).ShouldBe(1);
        versions.Count(version => version is null).ShouldBe(versions.Length - 1);
    }

    [Fact]
    public async Task Update_race_has_one_winner()
    {
        await _statements.WriteAsync(new GrainRow(), version: null, One);

        var versions = await RaceAsync(index => _statements.WriteAsync(new GrainRow(), version: 1, [(byte)index]));

        versions.Count(version => version == 2).ShouldBe(1);
        versions.Count(version => version is null).ShouldBe(versions.Length - 1);
    }

    [Fact]
    public async Task Statements_run_inside_a_transaction_of_the_caller()
    {
        await using (var connection = await Store.DataSource.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            var text = await connection.ExecuteScalarAsync<string>("SELECT QueryText FROM OrleansQuery WHERE QueryKey = 'WriteToStorageKey'");
            await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
            var versions = await GrainStatements.RunTextAsync(connection, text!, command => BindWrite(command, One), reader => reader.GetInt32(0));
            versions.ShouldBe([1]);
            await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        }

        (await _statements.ReadAsync(new GrainRow())).ShouldBeNull();
    }

    private protected static void BindWrite(DbCommand command, byte[] payload)
    {
        new GrainRow().Bind(command);
        GrainRow.Add(command, "GrainStateVersion", DbType.Int32, value: null);
        GrainRow.Add(command, "PayloadBinary", DbType.Binary, payload);
    }

    private static async Task<int?[]> RaceAsync(Func<int, Task<int?>> write)
    {
        using var barrier = new Barrier(8);
        return await Task.WhenAll(Enumerable.Range(0, barrier.ParticipantCount).Select(index => Task.Factory.StartNew(
            () =>
            {
                barrier.SignalAndWait();
                return write(index);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
    }

    private async Task ShouldReadAsync(GrainRow row, byte[]? payload, int version)
    {
        var found = await _statements.ReadAsync(row);
        found.ShouldNotBeNull();
        found.Value.Payload.ShouldBe(payload);
        found.Value.Version.ShouldBe(version);
    }
}
