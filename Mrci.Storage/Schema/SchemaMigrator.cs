using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Extensions.Logging;
using Mrci.Storage.Dialects;

namespace Mrci.Storage.Schema;

/// <summary>Brings the schema of a database to that of this program: all pending scripts in one transaction, or none.</summary>
internal sealed partial class SchemaMigrator(IStoreDialect dialect, IReadOnlyList<SchemaScript> scripts, TimeProvider time, ILogger logger)
{
    private const string SelectApplied =
        "SELECT version AS Version, name AS Name, appliedUtc AS AppliedUtc, sha256 AS Sha256 FROM MrciSchema ORDER BY version";
    private const string InsertApplied =
        "INSERT INTO MrciSchema (version, name, appliedUtc, sha256) VALUES (@Version, @Name, @AppliedUtc, @Sha256)";

    /// <summary>Checks the record of applied scripts and applies the rest.</summary>
    /// <returns>The version that the database now has.</returns>
    /// <exception cref="StoreException">The schema is newer, was made by other scripts, or is older and may not be changed.</exception>
    public async Task<int> RunAsync(DbConnection connection, bool migrate, CancellationToken cancellationToken)
    {
        if (migrate)
            await MigrateAsync(connection, cancellationToken);
        else
            await RequireCurrentAsync(connection, cancellationToken);
        return scripts[^1].Version;
    }

    private async Task MigrateAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await dialect.BeginSchemaChangeAsync(connection, cancellationToken);
        await ExecuteAsync(dialect.CreateSchemaTable);
        foreach (var script in Pending(await ReadAppliedAsync(connection, transaction, cancellationToken)))
        {
            await ExecuteAsync(script.Text);
            await ExecuteAsync(InsertApplied, new AppliedScript
            {
                Version = script.Version,
                Name = script.Name,
                AppliedUtc = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                Sha256 = script.Sha256,
            });
            LogApplied(script.Version, script.Name, dialect.Location);
        }

        await transaction.CommitAsync(cancellationToken);

        Task<int> ExecuteAsync(string text, object? parameters = null) =>
            connection.ExecuteAsync(new CommandDefinition(text, parameters, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Checks the record of applied scripts.</summary>
    /// <returns>The version that the database has; 0 when it has none.</returns>
    /// <exception cref="StoreException">The schema is newer, or was made by other scripts.</exception>
    public async Task<int> ReadVersionAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        var pending = await ReadPendingAsync(connection, transaction, cancellationToken);
        // Numbers have gaps where a kind of database has no such part.
        return scripts.Except(pending).Select(static script => script.Version).DefaultIfEmpty().Max();
    }

    private async Task<List<SchemaScript>> ReadPendingAsync(
        DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        var tables = await connection.ExecuteScalarAsync<long>(
            new CommandDefinition(dialect.CountTables, new { Name = "MrciSchema" }, transaction, cancellationToken: cancellationToken));
        return Pending(tables > 0 ? await ReadAppliedAsync(connection, transaction, cancellationToken) : []);
    }

    private async Task RequireCurrentAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var pending = await ReadPendingAsync(connection, transaction: null, cancellationToken);
        if (pending.Count > 0)
        {
            throw new StoreException(
                StoreFailure.MigrationPending,
                $"The database '{dialect.Location}' needs {pending.Count} schema script(s), "
                + $"the first is {pending[0].Version:0000}-{pending[0].Name}, "
                + "and migrating is switched off. Make a backup and start once with --migrate=true.");
        }
    }

    private static async Task<List<AppliedScript>> ReadAppliedAsync(
        DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        var command = new CommandDefinition(SelectApplied, transaction: transaction, cancellationToken: cancellationToken);
        return (await connection.QueryAsync<AppliedScript>(command)).AsList();
    }

    private List<SchemaScript> Pending(List<AppliedScript> applied)
    {
        var newest = scripts[^1].Version;
        foreach (var row in applied)
        {
            if (row.Version > newest)
            {
                throw new StoreException(
                    StoreFailure.SchemaNewer,
                    $"The database '{dialect.Location}' has schema version {applied[^1].Version}; this program knows {newest}. "
                    + "A newer version of the host made it: start that one, or restore a backup from before the upgrade.");
            }

            var script = scripts.FirstOrDefault(known => known.Version == row.Version);
            if (script is null || !string.Equals(script.Sha256, row.Sha256, StringComparison.OrdinalIgnoreCase))
            {
                throw new StoreException(
                    StoreFailure.SchemaChanged,
                    $"Schema script {row.Version:0000}-{row.Name} was applied to '{dialect.Location}' at {row.AppliedUtc} UTC "
                    + $"with other contents (SHA-256 {row.Sha256}) than this program has. Use the program that made the database.");
            }
        }

        return [.. scripts.Where(script => applied.TrueForAll(row => row.Version != script.Version))];
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Applied schema script {Version:0000}-{Name} to {Location}")]
    private partial void LogApplied(int version, string name, string location);
}
