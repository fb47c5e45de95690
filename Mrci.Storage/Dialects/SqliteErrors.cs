using System.Data.Common;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Mrci.Storage.Dialects;

/// <summary>What the result codes of SQLite mean to an operator.</summary>
internal static class SqliteErrors
{
    public static StoreException Explain(DbException exception, string file)
    {
        var (failure, message) = (exception as SqliteException)?.SqliteErrorCode switch
        {
            SQLITE_NOTADB or SQLITE_CORRUPT => (StoreFailure.NotADatabase,
                $"The file '{file}' is not a SQLite database or is damaged. "
                + "Restore it from a backup, or move it away to start with an empty store."),
            SQLITE_FULL => (StoreFailure.DiskFull,
                $"The disk that holds '{file}' is full. Free some space and start again; nothing that was acknowledged is lost."),
            SQLITE_BUSY or SQLITE_LOCKED => (StoreFailure.InUse,
                $"Another program keeps the database '{file}' locked. Close it and start again."),
            SQLITE_CANTOPEN or SQLITE_READONLY or SQLITE_PERM or SQLITE_AUTH => (StoreFailure.DirectoryUnusable,
                $"The database '{file}' cannot be opened for writing. "
                + "The user of the host needs write access to the file and its directory."),
            SQLITE_IOERR => (StoreFailure.DirectoryUnusable,
                $"Reading or writing '{file}' failed. Check the disk."),
            _ => (StoreFailure.Unavailable, $"The database '{file}' cannot be used."),
        };
        return new StoreException(failure, $"{message} ({exception.Message})", exception);
    }
}
