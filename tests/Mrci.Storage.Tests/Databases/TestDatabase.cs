using Microsoft.Extensions.Logging.Abstractions;

namespace Mrci.Storage.Tests.Databases;

/// <summary>A database that is empty at first and gone in the end.</summary>
internal abstract class TestDatabase : IAsyncDisposable
{
    /// <summary>Options of a store in it.</summary>
    public abstract StoreOptions CreateOptions();

    public Store CreateStore(Action<StoreOptions>? configure = null)
    {
        var options = CreateOptions();
        configure?.Invoke(options);
        return new Store(options, TimeProvider.System, NullLogger<Store>.Instance);
    }

    public async Task<Store> OpenStoreAsync(Action<StoreOptions>? configure = null)
    {
        var store = CreateStore(configure);
        await store.OpenAsync(TestContext.Current.CancellationToken);
        return store;
    }

    public abstract ValueTask DisposeAsync();
}
