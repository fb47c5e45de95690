using System.Data.Common;
using Npgsql;

namespace Mrci.Storage.Dialects;

/// <summary>What the error codes of PostgreSQL mean to an operator.</summary>
internal static class PostgreSqlErrors
{
    public static StoreException Explain(DbException exception, string location)
    {
        var (failure, message) = exception.SqlState switch
        {
            null => (StoreFailure.Unreachable,
                $"The database server of '{location}' does not answer. Check Host and Port, and that the server runs and listens there."),
            PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown => (
                StoreFailure.Unreachable, $"The database server of '{location}' is starting or stopping. Try again when it is up."),
            PostgresErrorCodes.TooManyConnections => (StoreFailure.Unavailable,
                $"The database server of '{location}' has no connection left. Raise its max_connections, or lower Maximum Pool Size of the hosts."),
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => (StoreFailure.AccessDenied,
                $"The database server of '{location}' refuses the user. Check Username and Password, and pg_hba.conf of the server."),
            PostgresErrorCodes.InvalidCatalogName => (StoreFailure.Unavailable,
                $"There is no database '{location}'. Create it: CREATE DATABASE … ENCODING 'UTF8' OWNER …."),
            PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidSchemaName => (StoreFailure.AccessDenied,
                $"The user lacks rights in the database '{location}'. Make it the owner of the database, or of a schema on its search path."),
            PostgresErrorCodes.DiskFull => (StoreFailure.DiskFull,
                $"The disk of the database server of '{location}' is full. Free some space; nothing that was acknowledged is lost."),
            PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable => (StoreFailure.InUse,
                $"Another host or program keeps the schema of '{location}' locked. Wait for it to end and start again."),
            PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => (StoreFailure.NotADatabase,
                $"The database '{location}' is damaged. Restore it from a backup."),
            _ => (StoreFailure.Unavailable, $"The database '{location}' cannot be used."),
        };
        return new StoreException(failure, $"{message} ({Reason(exception)})", exception);
    }

    // A timeout of the client has the reason inside.
    private static string Reason(DbException exception) =>
        exception.InnerException is { } inner && exception is not PostgresException ? $"{exception.Message}: {inner.Message}" : exception.Message;
}
