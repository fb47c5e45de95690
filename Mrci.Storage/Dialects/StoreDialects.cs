namespace Mrci.Storage.Dialects;

/// <summary>The kinds of database that this build knows.</summary>
internal static class StoreDialects
{
    public static IStoreDialect Create(StoreOptions options) =>
        string.Equals(options.Provider, SqliteDialect.ProviderName, StringComparison.OrdinalIgnoreCase)
            ? new SqliteDialect(options)
            : throw new StoreException(
                StoreFailure.InvalidOptions,
                $"The store provider '{options.Provider}' is not in this build. It has: {SqliteDialect.ProviderName}.");
}
