using System.Data.Common;

namespace Mrci.Storage.Dialects.SqlServer;

/// <summary>What the error numbers of SQL Server mean to an operator.</summary>
internal static class SqlServerErrors
{
    private const int LockNotGranted = 51222; // ours, thrown where the schema lock is taken

    public static StoreException Explain(int number, DbException exception, string location)
    {
        var (failure, message) = number switch
        {
            // Negative numbers and those of Windows sockets come from the client.
            <= 0 or 53 or 64 or 233 or 258 or 10053 or 10054 or 10060 or 10061 or 11001 => (StoreFailure.Unreachable,
                $"The database server of '{location}' does not answer. Check Data Source, and that the server runs and listens there."),
            40613 or 40501 or 49918 => (StoreFailure.Unreachable,
                $"The database '{location}' is not available at the moment. Try again in a minute."),
            18456 or 18452 => (StoreFailure.AccessDenied,
                $"The database server of '{location}' refuses the user. Check User ID and Password."),
            4060 => (StoreFailure.AccessDenied,
                $"There is no database '{location}', or the user may not open it. Create it, and the user in it."),
            229 or 230 or 262 or 300 => (StoreFailure.AccessDenied,
                $"The user lacks rights in the database '{location}'. Make it a member of db_owner."),
            1101 or 1105 or 9002 => (StoreFailure.DiskFull,
                $"The disk or the log of the database '{location}' is full. Free some space; nothing that was acknowledged is lost."),
            1222 or LockNotGranted => (StoreFailure.InUse,
                $"Another host or program keeps the schema of '{location}' locked. Wait for it to end and start again."),
            823 or 824 or 825 => (StoreFailure.NotADatabase, $"The database '{location}' is damaged. Restore it from a backup."),
            _ => (StoreFailure.Unavailable, $"The database '{location}' cannot be used."),
        };
        return new StoreException(failure, $"{message} ({exception.Message})", exception);
    }
}
