using Microsoft.Extensions.DependencyInjection;
using Mrci.Engine.Embedded.Tests.Harness;
using Mrci.Engine.Embedded.Tests.States;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Mrci.Engine.Embedded.Tests.Storage;

// design.md 3 and 5: both engines keep grain state in the same ADO.NET tables
public sealed class AdoNetStorageTests : IAsyncDisposable
{
    private readonly SqliteDatabase _database = new();
    private readonly TestEngine _engine;

    public AdoNetStorageTests() => _engine = NewEngine();

    private ICounterGrain Grain => _engine.Grain<ICounterGrain>("user:root");

    private IGrainStorage Storage => _engine.Services.GetRequiredKeyedService<IGrainStorage>("Default");

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _database.Dispose();
    }

    // The figures are what Orleans 10.4.2 itself wrote.
    [Theory]
    [InlineData("user:root", 1340410003, 0, 0, "user:root")]
    [InlineData("root", -779953578, 0, 0, "root")]
    [InlineData("abc", -1454169915, 0, 2748, null)]
    [InlineData("12", -213076014, 0, 18, null)]
    [InlineData("0A+ext", -1670859893, 0, 10, "ext")]
    [InlineData("ünïcode/key", -1569144749, 0, 0, "ünïcode/key")]
    [InlineData("00112233445566778899aabbccddeeff", 189902723, 7383445245961249331, -4822678189205112, null)]
    [InlineData("00112233445566778899aabbccddeeff+x", -2091748800, 7383445245961249331, -4822678189205112, "x")]
    [InlineData("a-long-key-that-has-more-than-sixteen-bytes-in-it", 2109472247, 0, 0, "a-long-key-that-has-more-than-sixteen-bytes-in-it")]
    [InlineData("FFFFFFFFFFFFFFFF", -641301823, 0, -1, null)]
    [InlineData("10000000000000000", 210223043, 0, 0, "10000000000000000")]
    public async Task Row_isNamedAsOrleansNamesIt(string key, int hash, long n0, long n1, string? extension)
    {
        await Storage.WriteStateAsync("state", GrainId.Create("user", key), new GrainState<CounterState>(new CounterState()));
        _database.Scalar("SELECT GrainIdHash FROM OrleansStorage").ShouldBe(hash);
        _database.Scalar("SELECT GrainIdN0 FROM OrleansStorage").ShouldBe(n0);
        _database.Scalar("SELECT GrainIdN1 FROM OrleansStorage").ShouldBe(n1);
        _database.Scalar("SELECT GrainIdExtensionString FROM OrleansStorage").ShouldBe((object?)extension ?? DBNull.Value);
        _database.Scalar("SELECT GrainTypeString FROM OrleansStorage").ShouldBe("state");
        _database.Scalar("SELECT GrainTypeHash FROM OrleansStorage").ShouldBe(631257761);
        _database.Scalar("SELECT ServiceId FROM OrleansStorage").ShouldBe("tests");
    }

    [Fact]
    public async Task State_written_isThereForAnotherProcess()
    {
        await Grain.Add(2).InTime();
        (await Grain.Add(3).InTime()).ShouldBe(5);
        _database.Scalar("SELECT Version FROM OrleansStorage").ShouldBe(2L);
        await using var other = NewEngine();
        (await other.Grain<ICounterGrain>("user:root").Get().InTime()).ShouldBe(5);
    }

    [Fact]
    public async Task Write_afterAnotherProcess_isAConflictThatDeactivatesTheGrain()
    {
        await Grain.Add(1).InTime();
        await using var other = NewEngine();
        await other.Grain<ICounterGrain>("user:root").Add(10).InTime();
        await Should.ThrowAsync<InconsistentStateException>(Grain.Add(1).InTime());
        (await Grain.Add(1).InTime()).ShouldBe(12);
    }

    [Fact]
    public async Task FirstWrites_ofTwoProcesses_leaveOneWinner()
    {
        await using var other = NewEngine();
        await Grain.Get().InTime();
        await other.Grain<ICounterGrain>("user:root").Get().InTime();
        await Grain.Add(1).InTime();
        await Should.ThrowAsync<InconsistentStateException>(other.Grain<ICounterGrain>("user:root").Add(1).InTime());
    }

    [Fact]
    public async Task State_cleared_keepsItsVersionGrowing()
    {
        await Grain.Clear().InTime();
        _database.Scalar("SELECT count(*) FROM OrleansStorage").ShouldBe(0L);
        await Grain.Add(1).InTime();
        await Grain.Clear().InTime();
        (await Grain.Exists().InTime()).ShouldBeFalse();
        _database.Scalar("SELECT PayloadBinary FROM OrleansStorage").ShouldBe(DBNull.Value);
        await Grain.Deactivate().InTime();
        (await Grain.Exists().InTime()).ShouldBeFalse();
        (await Grain.Add(7).InTime()).ShouldBe(7);
        _database.Scalar("SELECT Version FROM OrleansStorage").ShouldBe(3L);
    }

    [Fact]
    public async Task Writes_ofManyGrains_areAllCommitted()
    {
        await Task.WhenAll(Enumerable.Range(0, 1_000).Select(number => _engine.Grain<ICounterGrain>($"g/{number}").Add(number))).InTime();
        _database.Scalar("SELECT count(*) FROM OrleansStorage WHERE Version = 1").ShouldBe(1_000L);
    }

    [Fact]
    public async Task StatementThatFails_failsNoneOfItsNeighbours()
    {
        var good = Enumerable.Range(0, 50).Select(number => Write($"g/{number}", "fine")).ToList();
        var bad = Write("bad", "forbidden");
        good.AddRange(Enumerable.Range(50, 50).Select(number => Write($"g/{number}", "fine")));
        await Task.WhenAll(good).InTime();
        (await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(bad.InTime())).Message.ShouldContain("CHECK");
        _database.Scalar("SELECT count(*) FROM OrleansStorage").ShouldBe(100L);
    }

    [Fact]
    public async Task Tables_madeAfterTheFirstTry_areFound()
    {
        _database.Execute("ALTER TABLE OrleansQuery RENAME TO Hidden");
        await Should.ThrowAsync<OrleansException>(Grain.Get().InTime());
        _database.Execute("ALTER TABLE Hidden RENAME TO OrleansQuery");
        (await Grain.Add(1).InTime()).ShouldBe(1);
    }

    private Task Write(string key, string note)
        => Storage.WriteStateAsync("state", GrainId.Create("user", key), new GrainState<CounterState>(new CounterState { Note = note }));

    private TestEngine NewEngine() => new(options => options.AddMemoryStorage("other").AddAdoNetStorage("Default", storage =>
    {
        storage.ServiceId = "tests";
        storage.DataSource = _ => _database.Source;
    }));
}
