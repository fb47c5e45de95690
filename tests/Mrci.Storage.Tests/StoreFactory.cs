using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mrci.Storage.Tests;

internal static class StoreFactory
{
    public static Store Create(TemporaryDirectory directory, Action<StoreOptions>? configure = null)
    {
        var options = new StoreOptions { DataDirectory = directory.Path };
        configure?.Invoke(options);
        return new Store(options, TimeProvider.System, NullLogger<Store>.Instance);
    }

    public static async Task<Store> OpenAsync(TemporaryDirectory directory, Action<StoreOptions>? configure = null)
    {
        var store = Create(directory, configure);
        await store.OpenAsync(TestContext.Current.CancellationToken);
        return store;
    }

    public static async Task<StoreException> OpenToFailAsync(TemporaryDirectory directory, Action<StoreOptions>? configure = null)
    {
        await using var store = Create(directory, configure);
        return await Should.ThrowAsync<StoreException>(() => store.OpenAsync(TestContext.Current.CancellationToken));
    }

    public static async Task ExecuteAsync(this DbDataSource dataSource, string sql)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }

    public static async Task<T?> ScalarAsync<T>(this DbDataSource dataSource, string sql)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<T>(sql);
    }
}
