using System.Data.Common;
using Mrci.Storage.Backups;

namespace Mrci.Storage;

/// <content>Backup and restore: all state as JSON lines, between stores and kinds of database.</content>
public sealed partial class Store
{
    /// <summary>
    /// Writes all state as it is at one moment. Hosts that use the store go on meanwhile, so the store need not be open, and it may be of
    /// an older schema than this program's.
    /// </summary>
    /// <param name="output">Gets the backup: UTF-8, one JSON object a line.</param>
    /// <param name="cancellationToken">Gives up; what was written is no backup.</param>
    /// <returns>What the backup holds.</returns>
    /// <exception cref="StoreException">The store cannot be read; the message says why and what to do.</exception>
    public async Task<BackupSummary> BackUpAsync(Stream output, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await DataSource.OpenConnectionAsync(cancellationToken);
            await using var snapshot = await Dialect.BeginSnapshotAsync(connection, cancellationToken);
            var version = await CreateMigrator().ReadVersionAsync(connection, snapshot, cancellationToken);
            if (version == 0)
                throw new StoreException($"The database '{Dialect.Location}' holds no store of a host.");

            var header = new BackupHeader(BackupHeader.CurrentFormat, _time.GetUtcNow().UtcDateTime, Dialect.Name, version);
            return await new StoreBackup(Dialect, connection, snapshot).WriteAsync(output, header, cancellationToken);
        }
        catch (DbException exception)
        {
            throw Dialect.Explain(exception);
        }
    }

    /// <summary>Fills the open store from a backup: whole, or not at all. No host may use the store meanwhile.</summary>
    /// <param name="input">The backup.</param>
    /// <param name="replace">Replace what the store holds; without it a store that is not empty is refused.</param>
    /// <param name="cancellationToken">Gives up; the store stays as it was.</param>
    /// <returns>What the backup held.</returns>
    /// <exception cref="BackupException">The backup cannot be used.</exception>
    /// <exception cref="StoreException">The store cannot be used, or is not empty.</exception>
    public async Task<BackupSummary> RestoreAsync(Stream input, bool replace, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await DataSource.OpenConnectionAsync(cancellationToken);
            await using var transaction = await Dialect.BeginSchemaChangeAsync(connection, cancellationToken);
            var backup = new StoreBackup(Dialect, connection, transaction);
            await backup.ClearAsync(replace, cancellationToken);
            var summary = await backup.ReadAsync(input, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return summary;
        }
        catch (DbException exception)
        {
            throw Dialect.Explain(exception);
        }
    }
}
