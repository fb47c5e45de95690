using Mrci.Storage.Dialects.SqlServer;

namespace Mrci.Storage.Dialects;

/// <summary>The kinds of database that this build knows.</summary>
internal static class StoreDialects
{
    public static IStoreDialect Create(StoreOptions options)
    {
        if (Is(SqliteDialect.ProviderName))
            return new SqliteDialect(options);
        if (Is(PostgreSqlDialect.ProviderName))
            return new PostgreSqlDialect(options);
        if (Is(SqlServerDialect.ProviderName))
            return SqlServerDialect.Create(options, SqlServerClient.Factory, IsInvariant());

        throw new StoreException(
            StoreFailure.InvalidOptions,
            $"There is no store provider '{options.Provider}'. There are: {SqliteDialect.ProviderName}, {PostgreSqlDialect.ProviderName}, "
            + $"{SqlServerDialect.ProviderName}.");

        bool Is(string name) => string.Equals(options.Provider, name, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsInvariant() => AppContext.TryGetSwitch("System.Globalization.Invariant", out var invariant) && invariant;
}
