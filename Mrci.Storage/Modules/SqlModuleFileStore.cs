using System.Runtime.CompilerServices;
using Dapper;
using Mrci.Domain.Modules;

namespace Mrci.Storage.Modules;

/// <summary>The files of the modules in the database of the host. Never more than one piece is in memory, nor in a transaction.</summary>
internal sealed class SqlModuleFileStore(Store store) : IModuleFileStore
{
    public const string Table = "module_file";

    public const string Insert =
        "INSERT INTO module_file (installation, path, part, content) VALUES (@Installation, @Path, @Part, @Content)";

    private const string SelectParts = "SELECT path, part FROM module_file WHERE installation = @Installation ORDER BY path, part";
    private const string SelectContent =
        "SELECT content FROM module_file WHERE installation = @Installation AND path = @Path AND part = @Part";
    private const string DeletePart =
        "DELETE FROM module_file WHERE installation = @Installation AND path = @Path AND part = @Part";

    public async Task AddAsync(string installation, ModuleFilePart part, CancellationToken cancellationToken)
    {
        await using var connection = await store.DataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            Insert,
            new { Installation = installation, part.Path, Part = part.Number, part.Content },
            cancellationToken: cancellationToken));
    }

    public async IAsyncEnumerable<ModuleFilePart> ReadAsync(string installation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var key in await ReadKeysAsync(installation, cancellationToken))
        {
            await using var connection = await store.DataSource.OpenConnectionAsync(cancellationToken);
            var content = await connection.ExecuteScalarAsync<byte[]>(new CommandDefinition(
                SelectContent, Parameters(installation, key), cancellationToken: cancellationToken));
            // Gone: the installation is being deleted, and so is of no use to anybody.
            yield return new ModuleFilePart(key.Path, key.Part, content ?? throw new StoreException($"The files of the module installation {installation} are gone."));
        }
    }

    // Piece by piece: one statement for all of a large module would hold up whoever else writes to SQLite.
    public async Task DeleteAsync(string installation, CancellationToken cancellationToken)
    {
        foreach (var key in await ReadKeysAsync(installation, cancellationToken))
        {
            await using var connection = await store.DataSource.OpenConnectionAsync(cancellationToken);
            await connection.ExecuteAsync(new CommandDefinition(
                DeletePart, Parameters(installation, key), cancellationToken: cancellationToken));
        }
    }

    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await store.DataSource.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<string>(new CommandDefinition(
            "SELECT DISTINCT installation FROM module_file ORDER BY installation", cancellationToken: cancellationToken))).AsList();
    }

    private static object Parameters(string installation, Key key) => new { Installation = installation, key.Path, key.Part };

    private async Task<List<Key>> ReadKeysAsync(string installation, CancellationToken cancellationToken)
    {
        await using var connection = await store.DataSource.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<Key>(new CommandDefinition(
            SelectParts, new { Installation = installation }, cancellationToken: cancellationToken))).AsList();
    }

    private sealed class Key
    {
        public string Path { get; set; } = "";

        public int Part { get; set; }
    }
}
