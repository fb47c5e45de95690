using Mrci.Domain.Modules;
using Mrci.Storage.Modules;
using Mrci.Storage.Tests.Databases;

namespace Mrci.Storage.Tests.Modules;

/// <summary>Files of modules in the store, alike on every database (D-610).</summary>
public abstract class ModuleFileStoreTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private Store _store = null!;
    private SqlModuleFileStore _files = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await CreateDatabaseAsync();
        _store = await _database.OpenStoreAsync();
        _files = new SqlModuleFileStore(_store);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected abstract Task<TestDatabase> CreateDatabaseAsync();

    [Fact]
    public async Task Pieces_come_back_in_order()
    {
        var large = new byte[ModuleFilePart.MaximumLength];
        new Random(7).NextBytes(large);
        ModuleFilePart[] parts = [.. Enumerable.Range(0, 11).Select(number => new ModuleFilePart("main.dll", number, [(byte)number]))];
        // Written in another order than read, and numbers with two digits behind those with one.
        foreach (var part in parts.Reverse())
            await _files.AddAsync("one", part, Token);
        await _files.AddAsync("one", new ModuleFilePart("lib/größe", 0, large), Token);
        await _files.AddAsync("one", new ModuleFilePart("empty", 0, []), Token);

        var read = await ReadAsync("one");

        read.Select(static part => (part.Path, part.Number)).ShouldBe(
            [("empty", 0), ("lib/größe", 0), .. parts.Select(static part => (part.Path, part.Number))]);
        read[0].Content.ShouldBeEmpty();
        read[1].Content.ShouldBe(large);
        read[12].Content.ShouldBe([10]);
    }

    [Fact]
    public async Task Installations_are_apart()
    {
        // Names are compared by their bytes in every kind of database.
        foreach (var installation in new[] { "a", "A", "b" })
            await _files.AddAsync(installation, new ModuleFilePart("main.dll", 0, [1]), Token);
        (await _files.ListAsync(Token)).ShouldBe(["A", "a", "b"]);

        await _files.DeleteAsync("a", Token);
        await _files.DeleteAsync("a", Token);

        (await _files.ListAsync(Token)).ShouldBe(["A", "b"]);
        (await ReadAsync("a")).ShouldBeEmpty();
        (await ReadAsync("A")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Piece_is_written_once()
    {
        await _files.AddAsync("a", new ModuleFilePart("main.dll", 0, [1]), Token);

        await Should.ThrowAsync<System.Data.Common.DbException>(() => _files.AddAsync("a", new ModuleFilePart("main.dll", 0, [2]), Token));

        (await ReadAsync("a")).ShouldHaveSingleItem().Content.ShouldBe([1]);
    }

    [Fact]
    public async Task Reader_of_files_that_go_meanwhile_gets_no_half_module()
    {
        await _files.AddAsync("a", new ModuleFilePart("a", 0, [1]), Token);
        await _files.AddAsync("a", new ModuleFilePart("b", 0, [1]), Token);
        await using var reader = _files.ReadAsync("a", Token).GetAsyncEnumerator(Token);
        (await reader.MoveNextAsync()).ShouldBeTrue();

        await _files.DeleteAsync("a", Token);

        await Should.ThrowAsync<StoreException>(async () => await reader.MoveNextAsync());
    }

    private async Task<List<ModuleFilePart>> ReadAsync(string installation)
    {
        var parts = new List<ModuleFilePart>();
        await foreach (var part in _files.ReadAsync(installation, Token))
            parts.Add(part);
        return parts;
    }
}
