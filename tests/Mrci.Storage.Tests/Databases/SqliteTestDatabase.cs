namespace Mrci.Storage.Tests.Databases;

internal sealed class SqliteTestDatabase : TestDatabase
{
    private readonly TemporaryDirectory _directory = new();

    public static Task<TestDatabase> CreateAsync() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());

    public override StoreOptions CreateOptions() => new() { DataDirectory = _directory.Path };

    public override ValueTask DisposeAsync()
    {
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }
}
